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
 * Answers calls in place of connectors: a person's entries first, then the table, filled up with
 * what the flow reads of the answer. Pure: the same call gives the same answer.
 */
public final class Mocks {
  /** The header that tells a mock's answer from a real one. */
  public static final String HEADER = "x-sluice-mock";

  private final List<MockEntry> entries;
  private final ShapeInference inference;

  /** Mocks for one flow. */
  public Mocks(List<MockEntry> entries, ShapeInference inference) {
    this.entries = List.copyOf(entries);
    this.inference = inference;
  }

  /**
   * An answer.
   *
   * @param after how long it takes
   */
  public record Answer(OperationReply reply, Duration after) {}

  /** Mocks for a flow that this one calls, with the same entries. */
  Mocks of(FlowDefinition called) {
    return new Mocks(entries, ShapeInference.of(called));
  }

  /** Whether a person said what answers a call. */
  boolean isTold(String action, OperationRequest request) {
    return entry(action, operation(request)) != null;
  }

  /** What a call is answered by: {@code connector.operation}. */
  public static String operation(OperationRequest request) {
    return request.connector() + "." + request.operation();
  }

  /**
   * The answer to one attempt of a call.
   *
   * @param action the action's name
   * @param attempt 1 for the first
   */
  public Answer answer(String action, OperationRequest request, int attempt, Instant now) {
    String operation = operation(request);
    MockRow row = MockTable.find(operation);
    MockEntry entry = entry(action, operation);
    if (entry == null) {
      return new Answer(reply(row, row.status(), action, request, now), row.after());
    }
    Duration after = entry.delay() == null ? row.after() : entry.delay();
    if (attempt <= entry.failTimes()) {
      return new Answer(failed(503, entry, action), after);
    }
    int status = entry.status() == null ? row.status() : entry.status();
    if (status >= 400) {
      return new Answer(failed(status, entry, action), after);
    }
    OperationReply made = reply(row, status, action, request, now);
    Map<String, String> headers = new LinkedHashMap<>(made.headers());
    headers.putAll(entry.headers());
    Object body = entry.hasBody() ? entry.body() : made.body();
    return new Answer(
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
    MockRow.Asked asked = new MockRow.Asked(request, sent, new SampleValues(now));
    InferredShape outputs = inference.outputs(action);
    outputs.member("headers").keys().forEach(key -> header(headers, key, outputs, asked));
    Object body = asked.sample().fill(row.body().apply(asked), outputs.member("body"));
    return new OperationReply(Verdict.SUCCEEDED, status, headers, body, null, null);
  }

  /** A header that the flow reads; the call back to poll is not made up. */
  private static void header(
      Map<String, String> headers, String key, InferredShape outputs, MockRow.Asked asked) {
    String lower = key.toLowerCase(java.util.Locale.ROOT);
    Object value = asked.sample().of(outputs.member("headers").member(key));
    headers.putIfAbsent(lower, String.valueOf(value));
  }

  private static OperationReply failed(int status, MockEntry entry, String action) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(HEADER, entry.key());
    headers.putAll(entry.headers());
    String message = "The mock of " + action + " answers " + status + ", as it was told to.";
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
