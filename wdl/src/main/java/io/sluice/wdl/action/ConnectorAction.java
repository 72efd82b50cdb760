package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.ExpressionException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of a connector's operation: OpenApiConnection, and the older ApiConnection. The host and
 * the authentication are not evaluated; they only tell which connector is meant.
 *
 * @param least rows to gather page by page; 0 when only one page is wanted
 * @param page rows of a page, as far as the definition tells
 */
record ConnectorAction(
    String connector, String operation, Template parameters, long least, long page)
    implements Behaviour {

  /** {@code inputs {host {apiId, operationId}, parameters}}. */
  static Behaviour openApi(SourceNode source) {
    String operation = source.text("inputs/host/operationId");
    return new ConnectorAction(
        ConnectorNames.connector(source),
        operation,
        source.template("inputs/parameters", source.object("inputs/parameters")),
        least(source),
        page(source.get("inputs/parameters/$top")));
  }

  /** {@code inputs {host {connection}, method, path, queries, body}}. */
  static Behaviour api(SourceNode source) {
    Map<String, @Nullable Object> sent = new LinkedHashMap<>();
    for (String member : new String[] {"method", "path", "queries", "headers", "body"}) {
      if (source.has("inputs/" + member)) {
        sent.put(member, source.get("inputs/" + member));
      }
    }
    source.object("inputs/queries").forEach(sent::put);
    Object known = source.get("metadata/flowSystemMetadata/swaggerOperationId");
    return new ConnectorAction(
        ConnectorNames.connector(source),
        known instanceof String text ? text : "",
        source.template("inputs", sent),
        least(source),
        page(source.get("inputs/queries/$top")));
  }

  private static long page(@Nullable Object top) {
    return top instanceof Long number && number >= 1 && number <= Pagination.PAGE
        ? number
        : Pagination.PAGE;
  }

  private static long least(SourceNode source) {
    String member = "runtimeConfiguration/paginationPolicy/minimumItemCount";
    Object set = source.get(member);
    if (set == null) {
      return 0;
    }
    if (set instanceof Long number && number >= 1 && number <= Foreach.MAX_ITEMS) {
      return number;
    }
    source.problem(
        member,
        "minimumItemCount is a whole number from 1 to " + Foreach.MAX_ITEMS,
        "Correct it, or leave pagination out.");
    return 0;
  }

  @Override
  public Callee callee() {
    return new Callee(connector, operation, least, page);
  }

  @Override
  public @Nullable Object inputs(Scope scope) {
    return parameters.evaluate(scope);
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
    if (least == 0) {
      return new ActionCommand.Complete(ReplyMapping.succeeded(reply));
    }
    return Pagination.next(place, reply, least)
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
