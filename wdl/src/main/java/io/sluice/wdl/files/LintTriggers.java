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

/** Checks of triggers. */
final class LintTriggers {
  private LintTriggers() {}

  /** The connector of a trigger; empty when it is not a connector's. */
  static String connector(@Nullable Object trigger) {
    Object id = TreeAccess.get(trigger, "inputs/host/apiId");
    return id instanceof String text ? ConnectorNames.ofApiId(text) : "";
  }

  static void notOurs(LintContext scene, LintRule.Sink sink) {
    scene
        .model()
        .triggers()
        .forEach(
            (name, trigger) -> {
              String type = TreeAccess.text(TreeAccess.get(trigger, "type"));
              if (!type.equalsIgnoreCase("Request")
                  && !connector(trigger).equals(scene.host().triggerConnector())) {
                sink.add(
                    scene.model().found().below("triggers/" + name),
                    "a trigger of type '" + type + "' starts nothing here");
              }
            });
  }

  static void parameters(LintContext scene, LintRule.Sink sink) {
    scene
        .model()
        .triggers()
        .forEach(
            (name, trigger) -> {
              if (connector(trigger).equals(scene.host().triggerConnector())) {
                one(scene, scene.model().found().below("triggers/" + name), trigger, sink);
              }
            });
  }

  private static void one(
      LintContext scene, String path, @Nullable Object trigger, LintRule.Sink sink) {
    String operation = TreeAccess.text(TreeAccess.get(trigger, "inputs/host/operationId"));
    Map<String, @Nullable Object> values;
    try {
      Object evaluated =
          Languages.LOGIC_APPS_STANDARD
              .compile(TreeAccess.object(TreeAccess.get(trigger, "inputs/parameters")))
              .evaluate(new MapScope(context(scene.model()), Dialect.LOGIC_APPS_STANDARD));
      values = TreeAccess.object(evaluated);
    } catch (SyntaxException | ExpressionException wrong) {
      sink.add(path + "/inputs/parameters", String.valueOf(wrong.getMessage()));
      return;
    }
    for (String problem : scene.host().triggerProblems(operation, values)) {
      boolean known = problem.startsWith("parameter");
      sink.add(path + (known ? "/inputs/parameters" : "/inputs/host/operationId"), problem);
    }
  }

  private static Map<String, @Nullable Object> context(FlowModel model) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    model
        .parameters()
        .forEach((name, row) -> values.put(name, TreeAccess.get(row, "defaultValue")));
    Map<String, @Nullable Object> context = new LinkedHashMap<>();
    context.put("parameters", values);
    return context;
  }
}
