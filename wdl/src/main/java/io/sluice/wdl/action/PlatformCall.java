package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An action that only the hosts of Logic Apps execute: a transformation, a script, an Azure
 * function or a built-in connector. It is modelled as a call, so that a mock can answer it in
 * trials; there is no connector for it.
 *
 * @param connector the action type in lower case
 * @param operation the called operation, as far as the definition determines it
 * @param shown how the inputs are shown
 */
record PlatformCall(String connector, String operation, Template template, ShownInputs shown)
    implements Behaviour {
  /** Members of the inputs that identify the callee or hold code; they are not evaluated. */
  private static final Set<String> NOT_EVALUATED =
      Set.of(
          "authentication",
          "host",
          "serviceProviderConfiguration",
          "function",
          "api",
          "integrationAccount",
          "map",
          "schema",
          "code",
          "CodeFile",
          "explicitDependencies",
          "retryPolicy");

  /** Those of them that run histories show. */
  private static final List<String> SHOWN =
      List.of(
          "host",
          "serviceProviderConfiguration",
          "function",
          "api",
          "integrationAccount",
          "map",
          "schema");

  /** Compiles an action; its operation is the first of these members that exists. */
  static Behaviour of(SourceNode source, String... members) {
    Map<String, @Nullable Object> sent = new LinkedHashMap<>(source.object("inputs"));
    sent.keySet().removeAll(NOT_EVALUATED);
    return new PlatformCall(
        String.valueOf(source.get("type")).toLowerCase(Locale.ROOT),
        operation(source, members),
        source.template("inputs", sent),
        ShownInputs.of(source, SHOWN, ""));
  }

  /**
   * Compiles a call to a built-in connector; its operation is named as in {@code sql.executeQuery}.
   */
  static Behaviour serviceProvider(SourceNode source) {
    String at = "inputs/serviceProviderConfiguration/";
    PlatformCall call = (PlatformCall) of(source, at + "operationId");
    String provider = last(String.valueOf(source.get(at + "serviceProviderId")));
    return new PlatformCall(
        call.connector(),
        provider.toLowerCase(Locale.ROOT) + "." + call.operation(),
        call.template(),
        call.shown());
  }

  private static String operation(SourceNode source, String... members) {
    for (String member : members) {
      if (source.get(member) instanceof String text && !text.isBlank()) {
        return last(text);
      }
    }
    return "run";
  }

  private static String last(String text) {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  @Override
  public Callee callee() {
    return new Callee(connector, operation, 0, 1);
  }

  @Override
  public @Nullable Object inputs(Scope scope) {
    return template.evaluate(scope);
  }

  @Override
  public @Nullable Object shownInputs(@Nullable Object inputs) {
    return shown.of(inputs);
  }

  @Override
  public ActionCommand start(ActionContext place) {
    return new ActionCommand.SendRequest(
        new OperationRequest(connector, operation, place.parameters(), false), null);
  }

  @Override
  public ActionCommand answered(ActionContext place, OperationReply reply) {
    return new ActionCommand.Complete(
        reply.ok() ? ReplyMapping.succeeded(reply) : ReplyMapping.failed(reply));
  }

  @Override
  public String connector() {
    return connector;
  }
}
