package io.sluice.hub.source;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.gate.Priority;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.source.ListAnswer.ListShape;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one sweep: a fixed handful, whatever the number of flows. A part that fails is left
 * out and named; the others count.
 */
final class SweepCalls {
  /** How long a call may take once it is sent. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** How long a call may wait at the gate; a longer wait would make the next sweep late as well. */
  private static final Duration MAX_WAIT = Duration.ofMinutes(2);

  private final Bus bus;
  private final int jobs;

  SweepCalls(Bus bus, int jobs) {
    this.bus = bus;
    this.jobs = jobs;
  }

  /**
   * What was read.
   *
   * @param schedules the refresh schedules; empty when they were not asked for or not given
   * @param calls the number of calls
   * @param problems what went wrong, in words, by operation
   */
  record SweepReading(
      SweepObserver.SweepAnswers answers,
      Optional<Object> schedules,
      int calls,
      Map<String, String> problems) {}

  /**
   * Reads everything. The jobs come first: what they say has ended is then in what the others
   * answer.
   *
   * @param historyDays for how many days back the evaluations of segments are asked for
   * @param schedules whether the refresh schedules are read as well
   */
  Future<SweepReading> read(int historyDays, boolean schedules) {
    Future<Answer> jobs = call(ListAnswer.JOBS, recent());
    return jobs.transform(done -> Future.succeededFuture(done.succeeded()))
        .compose(
            done -> {
              Map<ListShape, Future<Answer>> calls = new LinkedHashMap<>();
              calls.put(ListAnswer.SOURCES, call(ListAnswer.SOURCES, Map.of()));
              calls.put(ListAnswer.SEGMENTS, call(ListAnswer.SEGMENTS, history(historyDays)));
              calls.put(ListAnswer.MEASURES, call(ListAnswer.MEASURES, Map.of()));
              calls.put(ListAnswer.JOBS, jobs);
              calls.put(ListAnswer.STATUS, call(ListAnswer.STATUS, Map.of()));
              if (schedules) {
                calls.put(ListAnswer.SCHEDULES, call(ListAnswer.SCHEDULES, Map.of()));
              }
              return Future.join(new ArrayList<>(calls.values()))
                  .transform(all -> Future.succeededFuture(collect(calls)));
            });
  }

  private Future<Answer> call(ListShape list, Map<String, @Nullable Object> parameters) {
    String operation = list.operation();
    return bus.ask(
        Connectors.call(Connectors.CUSTOMER_INSIGHTS),
        new Connectors.Call(
            operation, parameters, Priority.SWEEP, "sweep", operation, MAX_WAIT, TIMEOUT));
  }

  private static Map<String, @Nullable Object> history(int days) {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("includeHistoricStats", true);
    parameters.put("historicStatsDays", (long) days);
    return parameters;
  }

  private Map<String, @Nullable Object> recent() {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("top", (long) jobs);
    parameters.put("includeTasks", true);
    return parameters;
  }

  private static SweepReading collect(Map<ListShape, Future<Answer>> calls) {
    Map<String, String> problems = new LinkedHashMap<>();
    Map<ListShape, Optional<Object>> bodies = new LinkedHashMap<>();
    calls.forEach((list, call) -> bodies.put(list, body(list, call, problems)));
    // Without the schedules everything that flows wait for is seen all the same.
    problems.remove(ListAnswer.SCHEDULES.operation());
    SweepObserver.SweepAnswers answers =
        new SweepObserver.SweepAnswers(
            got(bodies, ListAnswer.SOURCES),
            got(bodies, ListAnswer.SEGMENTS),
            got(bodies, ListAnswer.MEASURES),
            got(bodies, ListAnswer.JOBS),
            got(bodies, ListAnswer.STATUS));
    return new SweepReading(
        answers,
        got(bodies, ListAnswer.SCHEDULES),
        calls.size(),
        Collections.unmodifiableMap(problems));
  }

  private static Optional<Object> got(Map<ListShape, Optional<Object>> bodies, ListShape list) {
    return bodies.getOrDefault(list, Optional.empty());
  }

  private static Optional<Object> body(
      ListShape list, Future<Answer> call, Map<String, String> problems) {
    String operation = list.operation();
    if (call.failed()) {
      problems.put(operation, without(operation, String.valueOf(call.cause().getMessage())));
      return Optional.empty();
    }
    Answer answer = call.result();
    if (answer.outcome() != Outcome.SUCCEEDED) {
      problems.put(operation, without(operation, String.valueOf(answer.error())));
      return Optional.empty();
    }
    ListAnswer read = ListAnswer.of(list, answer.status(), answer.body());
    if (read.problem() != null) {
      problems.put(operation, read.problem());
    }
    return Optional.ofNullable(read.list());
  }

  /** The operation is told once, beside all that have the same problem. */
  private static String without(String operation, String text) {
    String named = operation + ": ";
    return text.startsWith(named) ? text.substring(named.length()) : text;
  }
}
