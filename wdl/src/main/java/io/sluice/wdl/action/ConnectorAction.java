package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.ExpressionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * OpenApiConnection and the older ApiConnection: a call to an operation of a connector. Host and
 * authentication are not evaluated; they only identify the connector.
 *
 * @param shown how the inputs are shown
 * @param minimumItems items to collect page by page; 0 for a single call
 * @param pageSize items per page
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#apiconnection-action">Microsoft:
 *     ApiConnection action</a>
 */
record ConnectorAction(
    String connector,
    String operation,
    Template parameters,
    ShownInputs shown,
    long minimumItems,
    long pageSize)
    implements Behaviour {
  private static final List<String> MEMBERS =
      List.of("method", "path", "queries", "headers", "body");

  /** {@code inputs {host {apiId, operationId}, parameters}}. */
  static Behaviour openApi(SourceNode source) {
    String operation = source.text("inputs/host/operationId");
    return new ConnectorAction(
        ConnectorNames.connector(source),
        operation,
        parameters(source),
        ShownInputs.of(source, List.of("host"), "parameters"),
        minimumItems(source),
        pageSize(source.get("inputs/parameters/$top")));
  }

  /** {@code inputs {host {connection}, method, path, queries, body}}. */
  static Behaviour api(SourceNode source) {
    Map<String, @Nullable Object> sent = new LinkedHashMap<>();
    for (String member : MEMBERS) {
      if (source.has("inputs/" + member)) {
        sent.put(member, source.get("inputs/" + member));
      }
    }
    if (source.get("inputs/queries") instanceof Map<?, ?>) {
      source.object("inputs/queries").forEach(sent::put);
    }
    Object known = source.get("metadata/flowSystemMetadata/swaggerOperationId");
    return new ConnectorAction(
        ConnectorNames.connector(source),
        known instanceof String text ? text : "",
        source.template("inputs", sent),
        ShownInputs.of(source, List.of("host"), ""),
        minimumItems(source),
        pageSize(source.get("inputs/queries/$top")));
  }

  /** The parameters, which an expression may give as a whole. */
  private static Template parameters(SourceNode source) {
    String member = "inputs/parameters";
    return source.get(member) instanceof String
        ? source.expression(member)
        : source.template(member, source.object(member));
  }

  private static long pageSize(@Nullable Object top) {
    return top instanceof Long number && number >= 1 && number <= Pagination.PAGE_SIZE
        ? number
        : Pagination.PAGE_SIZE;
  }

  private static long minimumItems(SourceNode source) {
    String member = "runtimeConfiguration/paginationPolicy/minimumItemCount";
    Object set = source.get(member);
    if (set == null) {
      return 0;
    }
    if (set instanceof Long number && number >= 1 && number <= Foreach.MAX_ITEMS) {
      return number;
    }
    source.correctable(
        member,
        "minimumItemCount must be an integer from 1 to " + Foreach.MAX_ITEMS,
        "Correct it or remove paginationPolicy.");
    return 0;
  }

  @Override
  public Callee callee() {
    return new Callee(connector, operation, minimumItems, pageSize);
  }

  @Override
  public @Nullable Object inputs(Scope scope) {
    return parameters.evaluate(scope);
  }

  @Override
  public @Nullable Object shownInputs(@Nullable Object inputs) {
    boolean older = shown.wrapper().isEmpty();
    return shown.of(older && inputs instanceof Map<?, ?> all ? members(all) : inputs);
  }

  /** The inputs of the older form without its queries, which are repeated as parameters. */
  private static Map<String, @Nullable Object> members(Map<?, ?> all) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (String member : MEMBERS) {
      if (all.containsKey(member)) {
        members.put(member, all.get(member));
      }
    }
    return members;
  }

  @Override
  public ActionCommand start(ActionContext place) {
    return new ActionCommand.SendRequest(request(parametersOf(place.inputs())), null);
  }

  @Override
  public ActionCommand answered(ActionContext place, OperationReply reply) {
    if (!reply.ok()) {
      return new ActionCommand.Complete(ReplyMapping.failed(reply));
    }
    if (minimumItems == 0) {
      return new ActionCommand.Complete(ReplyMapping.succeeded(reply));
    }
    return Pagination.next(place, reply, minimumItems)
        .<ActionCommand>map(more -> new ActionCommand.KeepAndSend(reply, request(more)))
        .orElseGet(() -> new ActionCommand.Complete(Pagination.all(place, reply)));
  }

  private OperationRequest request(Map<String, @Nullable Object> evaluated) {
    String method = String.valueOf(evaluated.get("method"));
    boolean reads =
        operation.isEmpty()
            ? method.equalsIgnoreCase("get")
            : operation.toLowerCase(Locale.ROOT).startsWith("get")
                || operation.toLowerCase(Locale.ROOT).startsWith("list");
    return new OperationRequest(connector, operation, evaluated, reads);
  }

  @SuppressWarnings("unchecked") // a template of an object gives an object with text keys
  private static Map<String, @Nullable Object> parametersOf(@Nullable Object inputs) {
    if (inputs instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw new ExpressionException("The parameters must be an object.");
  }
}
