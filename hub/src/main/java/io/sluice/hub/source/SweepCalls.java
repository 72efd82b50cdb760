package io.sluice.hub.source;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.Outcome;
import io.sluice.hub.gate.Priority;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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

  private static final String JOBS = "ListJobs";
  private static final String SOURCES = "ListDataSources";
  private static final String SEGMENTS = "ListSegments";
  private static final String MEASURES = "ListMeasures";
  private static final String STATUS = "GetStatus";
  private static final String SCHEDULES = "ListSchedules";

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
  record Reading(
      Sweep.Answers answers, Optional<Object> schedules, int calls, Map<String, String> problems) {}

  /**
   * Reads everything. The jobs come first: what they say has ended is then in what the others
   * answer.
   *
   * @param historyDays for how many days back the evaluations of segments are asked for
   * @param schedules whether the refresh schedules are read as well
   */
  Future<Reading> read(int historyDays, boolean schedules) {
    Future<Answer> jobs = call(JOBS, recent());
    return jobs.transform(done -> Future.succeededFuture(done.succeeded()))
        .compose(
            done -> {
              Map<String, Future<Answer>> calls = new LinkedHashMap<>();
              calls.put(SOURCES, call(SOURCES, Map.of()));
              calls.put(SEGMENTS, call(SEGMENTS, history(historyDays)));
              calls.put(MEASURES, call(MEASURES, Map.of()));
              calls.put(JOBS, jobs);
              calls.put(STATUS, call(STATUS, Map.of()));
              if (schedules) {
                calls.put(SCHEDULES, call(SCHEDULES, Map.of()));
              }
              return Future.join(new ArrayList<>(calls.values()))
                  .transform(all -> Future.succeededFuture(collect(calls)));
            });
  }

  private Future<Answer> call(String operation, Map<String, @Nullable Object> parameters) {
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

  private static Reading collect(Map<String, Future<Answer>> calls) {
    Map<String, String> problems = new LinkedHashMap<>();
    Map<String, Optional<Object>> bodies = new LinkedHashMap<>();
    calls.forEach((operation, call) -> bodies.put(operation, body(operation, call, problems)));
    // Without the schedules everything that flows wait for is seen all the same.
    problems.remove(SCHEDULES);
    Sweep.Answers answers =
        new Sweep.Answers(
            got(bodies, SOURCES),
            got(bodies, SEGMENTS),
            got(bodies, MEASURES),
            got(bodies, JOBS),
            got(bodies, STATUS));
    return new Reading(
        answers, got(bodies, SCHEDULES), calls.size(), Collections.unmodifiableMap(problems));
  }

  private static Optional<Object> got(Map<String, Optional<Object>> bodies, String operation) {
    return bodies.getOrDefault(operation, Optional.empty());
  }

  private static Optional<Object> body(
      String operation, Future<Answer> call, Map<String, String> problems) {
    if (call.failed()) {
      problems.put(operation, without(operation, String.valueOf(call.cause().getMessage())));
      return Optional.empty();
    }
    Answer answer = call.result();
    if (answer.outcome() != Outcome.SUCCEEDED) {
      problems.put(operation, without(operation, String.valueOf(answer.error())));
      return Optional.empty();
    }
    // An object where a list belongs is an error text with status 200: nothing is gone because of
    // it.
    if (answer.body() instanceof List<?> list) {
      return Optional.of(list);
    }
    problems.put(operation, "an answer of status " + answer.status() + " holds no list");
    return Optional.empty();
  }

  /** The operation is told once, beside all that have the same problem. */
  private static String without(String operation, String text) {
    String named = operation + ": ";
    return text.startsWith(named) ? text.substring(named.length()) : text;
  }
}
