package io.sluice.wdl.files;

import io.sluice.wdl.action.ConnectorNames;
import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.MapScope;
import io.sluice.wdl.functions.Languages;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.SyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lint rules for triggers. */
final class LintTriggers {
  private LintTriggers() {}

  /** The API name of a trigger's connector; empty if the trigger has no connector. */
  static String connector(@Nullable Object trigger) {
    Object id = TreeAccess.get(trigger, "inputs/host/apiId");
    return id instanceof String text ? ConnectorNames.ofApiId(text) : "";
  }

  static void unsupportedTrigger(LintContext context, LintRule.Sink sink) {
    context
        .model()
        .triggers()
        .forEach(
            (name, trigger) -> {
              String type = TreeAccess.text(TreeAccess.get(trigger, "type"));
              if (!type.equalsIgnoreCase("Request")
                  && !connector(trigger).equals(context.host().triggerConnector())) {
                sink.add(
                    context.model().found().below("triggers/" + name),
                    "a trigger of type '" + type + "' never starts the flow");
              }
            });
  }

  static void faults(LintContext context, LintRule.Sink sink) {
    context
        .model()
        .triggers()
        .forEach(
            (name, trigger) -> {
              if (connector(trigger).equals(context.host().triggerConnector())) {
                check(context, context.model().found().below("triggers/" + name), trigger, sink);
              }
            });
  }

  private static void check(
      LintContext context, String path, @Nullable Object trigger, LintRule.Sink sink) {
    String operation = TreeAccess.text(TreeAccess.get(trigger, "inputs/host/operationId"));
    Map<String, @Nullable Object> values;
    try {
      Object evaluated =
          Languages.LOGIC_APPS_STANDARD
              .compile(TreeAccess.object(TreeAccess.get(trigger, "inputs/parameters")))
              .evaluate(new MapScope(context(context.model()), Dialect.LOGIC_APPS_STANDARD));
      values = TreeAccess.object(evaluated);
    } catch (SyntaxException | ExpressionException wrong) {
      sink.add(path + "/inputs/parameters", String.valueOf(wrong.getMessage()));
      return;
    }
    for (FlowHost.TriggerFault fault : context.host().triggerFaults(operation, values)) {
      String part =
          switch (fault.part()) {
            case OPERATION -> "/inputs/host/operationId";
            case PARAMETERS -> "/inputs/parameters";
          };
      sink.add(path + part, fault.message());
    }
  }

  private static Map<String, @Nullable Object> context(DocumentModel model) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    model
        .parameters()
        .forEach((name, row) -> values.put(name, TreeAccess.get(row, "defaultValue")));
    Map<String, @Nullable Object> context = new LinkedHashMap<>();
    context.put("parameters", values);
    return context;
  }
}
