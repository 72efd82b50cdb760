package io.sluice.wdl.trial;

import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.action.OperationReply.Verdict;
import io.sluice.wdl.action.OperationRequest;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.expression.Expression;
import io.sluice.wdl.form.FormBody;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
  private final ChoiceTable choices;

  /**
   * Creates the mocks of one flow.
   *
   * @param entries the entries of a mocks file, in its order
   * @param inference what the flow reads of the answers
   */
  public Mocks(List<MockEntry> entries, ShapeInference inference) {
    this(entries, inference, ChoiceTable.USUAL);
  }

  Mocks(List<MockEntry> entries, ShapeInference inference, ChoiceTable choices) {
    this.entries = List.copyOf(entries);
    this.inference = inference;
    this.choices = choices;
  }

  /** The same mocks with other choices. */
  Mocks with(ChoiceTable other) {
    return new Mocks(entries, inference, other);
  }

  /** The mocks of a called flow, with the same entries. */
  Mocks of(FlowDefinition called) {
    return new Mocks(entries, ShapeInference.of(called), choices);
  }

  /** True if no entry lets a call fail on purpose. */
  boolean allSucceed() {
    return entries.stream()
        .allMatch(
            entry -> entry.failTimes() == 0 && (entry.status() == null || entry.status() < 400));
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
    return answer(action, request, attempt, now, expression -> Optional.empty());
  }

  /**
   * The answer to one attempt of a call in a run.
   *
   * @param values the values of expressions at the place of the call; empty for unknown ones
   */
  MockAnswer answer(
      String action,
      OperationRequest request,
      int attempt,
      Instant now,
      Function<Expression, Optional<Object>> values) {
    SampleValues sample = new SampleValues(now, choices.of(action), values);
    String operation = operation(request);
    MockRow row = MockTable.find(operation);
    MockEntry entry = entry(action, operation);
    if (entry == null) {
      return new MockAnswer(reply(row, row.status(), action, request, sample), row.after());
    }
    Duration after = entry.delay() == null ? row.after() : entry.delay();
    if (attempt <= entry.failTimes()) {
      return new MockAnswer(failed(503, entry, action), after);
    }
    int status = entry.status() == null ? row.status() : entry.status();
    if (status >= 400) {
      return new MockAnswer(failed(status, entry, action), after);
    }
    OperationReply builtIn = reply(row, status, action, request, sample);
    Map<String, String> headers = new LinkedHashMap<>(builtIn.headers());
    Object body = entry.hasBody() ? entry.body() : builtIn.body();
    String type = FormBody.contentType(body);
    if (type != null) {
      headers.put("content-type", type);
    }
    entry.headers().keySet().forEach(name -> headers.keySet().removeIf(name::equalsIgnoreCase));
    headers.putAll(entry.headers());
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
      MockRow row, int status, String action, OperationRequest request, SampleValues sample) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(HEADER, row.pattern());
    if (status == 204) {
      return new OperationReply(Verdict.SUCCEEDED, status, headers, null, null, null);
    }
    headers.put("content-type", "application/json");
    Map<String, @Nullable Object> sent = JsonObjects.nested(request.parameters());
    MockRequest call = new MockRequest(request, sent, sample);
    InferredShape outputs = inference.outputs(action);
    if (request.connector().equals("agent")) {
      Object answer = sample.fill(AgentAnswers.of(inference.tools(action), sample), outputs);
      return new OperationReply(Verdict.SUCCEEDED, status, headers, answer, null, null);
    }
    outputs.member("headers").keys().forEach(key -> header(headers, key, outputs, call));
    Object body = call.sample().fill(row.body().apply(call), outputs.member("body"));
    InferredShape code = outputs.member("statusCode");
    List<Object> compared = new ArrayList<>(code.needs().required());
    compared.addAll(code.samples());
    int expected = expected(compared, status);
    return new OperationReply(Verdict.SUCCEEDED, expected, headers, body, null, null);
  }

  /** The status code of success with which the flow compares; else the usual one. */
  private static int expected(List<Object> compared, int usual) {
    return compared.stream()
        .map(value -> String.valueOf(value))
        .filter(text -> text.matches("20[0-6]"))
        .map(Integer::valueOf)
        .findFirst()
        .orElse(usual);
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
