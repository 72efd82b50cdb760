package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Http: sends an HTTP request. Implements the asynchronous polling pattern: after a 202 with a
 * {@code Location} header, that address is polled until the status changes, unless {@code
 * DisableAsyncPattern} is set.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#http-action">Microsoft:
 *     HTTP action</a>
 */
record Http(Template template, boolean polls, ShownInputs shown) implements Behaviour {
  /** The connector that sends HTTP requests. */
  static final String CONNECTOR = "http";

  /** Poll interval when the response has no Retry-After header. */
  static final Duration POLL = Duration.ofSeconds(10);

  private static final List<String> MEMBERS =
      List.of("method", "uri", "headers", "queries", "body", "cookie", "authentication");

  static Behaviour of(SourceNode source) {
    Map<String, @Nullable Object> sent = new LinkedHashMap<>();
    for (String member : MEMBERS) {
      if (source.has("inputs/" + member)) {
        sent.put(member, source.get("inputs/" + member));
      }
    }
    for (String needed : List.of("method", "uri")) {
      if (!sent.containsKey(needed)) {
        source.problem("inputs/" + needed, "an Http action needs " + needed, "Add it.");
      }
    }
    String options = String.valueOf(source.get("operationOptions")).toLowerCase(Locale.ROOT);
    return new Http(
        source.template("inputs", sent),
        !options.contains("disableasyncpattern"),
        ShownInputs.of(source, List.of("retryPolicy"), ""));
  }

  @Override
  public Callee callee() {
    return new Callee(CONNECTOR, "Http", 0, 1);
  }

  @Override
  public @Nullable Object inputs(Scope scope) {
    return template.evaluate(scope);
  }

  @Override
  public @Nullable Object shownInputs(@Nullable Object inputs) {
    return shown.of(SanitizedInputs.of(inputs));
  }

  @Override
  public ActionCommand start(ActionContext place) {
    return new ActionCommand.SendRequest(request(place.parameters()), null);
  }

  @Override
  public ActionCommand answered(ActionContext place, OperationReply reply) {
    String location = reply.headers().get("location");
    if (polls && reply.status() == 202 && location != null) {
      Duration wait = reply.retryAfter() == null ? POLL : reply.retryAfter();
      Instant at = place.now().plus(wait);
      return new ActionCommand.SendRequest(poll(place.request(), location), at);
    }
    return new ActionCommand.Complete(
        reply.ok() ? ReplyMapping.succeeded(reply) : ReplyMapping.failed(reply));
  }

  @Override
  public String connector() {
    return CONNECTOR;
  }

  private static OperationRequest poll(OperationRequest first, String location) {
    Map<String, @Nullable Object> get = new LinkedHashMap<>();
    get.put("method", "GET");
    get.put("uri", location);
    for (String kept : List.of("headers", "authentication")) {
      if (first.parameters().containsKey(kept)) {
        get.put(kept, first.parameters().get(kept));
      }
    }
    return request(get);
  }

  private static OperationRequest request(Map<String, @Nullable Object> parameters) {
    String method = String.valueOf(parameters.get("method")).toUpperCase(Locale.ROOT);
    boolean reads = List.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE").contains(method);
    return new OperationRequest(CONNECTOR, "Http", parameters, reads);
  }
}
