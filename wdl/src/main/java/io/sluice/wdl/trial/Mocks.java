package io.sluice.wdl.trial;

import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.action.OperationReply.Verdict;
import io.sluice.wdl.action.OperationRequest;
import io.sluice.wdl.definition.FlowDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers calls in place of connectors. Entries of a mocks file take precedence; otherwise {@link
 * MockTable} answers, and values that the flow reads are added. Pure: the same call gives the same
 * answer.
 */
public final class Mocks {
  /** The response header that marks the answer of a mock; names the row or entry that answered. */
  public static final String HEADER = "x-sluice-mock";

  private final List<MockEntry> entries;
  private final ShapeInference inference;

  /**
   * Creates the mocks of one flow.
   *
   * @param entries the entries of a mocks file, in its order
   * @param inference what the flow reads of the answers
   */
  public Mocks(List<MockEntry> entries, ShapeInference inference) {
    this.entries = List.copyOf(entries);
    this.inference = inference;
  }

  /** The mocks of a called flow, with the same entries. */
  Mocks of(FlowDefinition called) {
    return new Mocks(entries, ShapeInference.of(called));
  }

  /** True if an entry of the mocks file applies to a call. */
  boolean hasEntry(String action, OperationRequest request) {
    return entry(action, operation(request)) != null;
  }

  /** The operation that a call is matched by: {@code connector.operationId}. */
  public static String operation(OperationRequest request) {
    return request.connector() + "." + request.operation();
  }

  /**
   * The answer to one attempt of a call.
   *
   * @param action the action's name
   * @param attempt 1 for the first
   */
  public MockAnswer answer(String action, OperationRequest request, int attempt, Instant now) {
    String operation = operation(request);
    MockRow row = MockTable.find(operation);
    MockEntry entry = entry(action, operation);
    if (entry == null) {
      return new MockAnswer(reply(row, row.status(), action, request, now), row.after());
    }
    Duration after = entry.delay() == null ? row.after() : entry.delay();
    if (attempt <= entry.failTimes()) {
      return new MockAnswer(failed(503, entry, action), after);
    }
    int status = entry.status() == null ? row.status() : entry.status();
    if (status >= 400) {
      return new MockAnswer(failed(status, entry, action), after);
    }
    OperationReply builtIn = reply(row, status, action, request, now);
    Map<String, String> headers = new LinkedHashMap<>(builtIn.headers());
    headers.putAll(entry.headers());
    Object body = entry.hasBody() ? entry.body() : builtIn.body();
    return new MockAnswer(
        new OperationReply(Verdict.SUCCEEDED, status, headers, body, null, null), after);
  }

  private @Nullable MockEntry entry(String action, String operation) {
    for (MockEntry entry : entries) {
      if (entry.key().equalsIgnoreCase(action)) {
        return entry;
      }
    }
    return entries.stream()
        .filter(entry -> entry.key().contains(".") && MockRow.matches(entry.key(), operation))
        .findFirst()
        .orElse(null);
  }

  private OperationReply reply(
      MockRow row, int status, String action, OperationRequest request, Instant now) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(HEADER, row.pattern());
    if (status == 204) {
      return new OperationReply(Verdict.SUCCEEDED, status, headers, null, null, null);
    }
    headers.put("content-type", "application/json");
    Map<String, @Nullable Object> sent = JsonObjects.nested(request.parameters());
    MockRequest call = new MockRequest(request, sent, new SampleValues(now));
    InferredShape outputs = inference.outputs(action);
    outputs.member("headers").keys().forEach(key -> header(headers, key, outputs, call));
    Object body = call.sample().fill(row.body().apply(call), outputs.member("body"));
    return new OperationReply(Verdict.SUCCEEDED, status, headers, body, null, null);
  }

  /** Adds a header that the flow reads; existing headers keep their values. */
  private static void header(
      Map<String, String> headers, String key, InferredShape outputs, MockRequest call) {
    String lower = key.toLowerCase(java.util.Locale.ROOT);
    Object value = call.sample().of(outputs.member("headers").member(key));
    headers.putIfAbsent(lower, String.valueOf(value));
  }

  private static OperationReply failed(int status, MockEntry entry, String action) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(HEADER, entry.key());
    headers.putAll(entry.headers());
    String message = "The mock of " + action + " answers " + status + ", as configured.";
    Object body =
        entry.hasBody() && entry.failTimes() == 0
            ? entry.body()
            : JsonObjects.object("error", JsonObjects.object("code", "Mock", "message", message));
    return new OperationReply(verdict(status), status, headers, body, message, null);
  }

  private static Verdict verdict(int status) {
    if (status == 429) {
      return Verdict.THROTTLED;
    }
    return status == 408 || status >= 500 ? Verdict.UNAVAILABLE : Verdict.REJECTED;
  }
}
