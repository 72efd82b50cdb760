package io.sluice.hub.source;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.Outcome;
import io.sluice.hub.gate.Priority;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
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
   * @param problems what went wrong, in words
   */
  record Reading(
      Sweep.Answers answers, Optional<Object> schedules, int calls, List<String> problems) {}

  /**
   * Reads everything. The jobs come first: what they say has ended is then in what the others
   * answer.
   *
   * @param historyDays for how many days back the evaluations of segments are asked for
   * @param schedules whether the refresh schedules are read as well
   */
  Future<Reading> read(int historyDays, boolean schedules) {
    Future<Answer> jobs = call("ListJobs", recent());
    return jobs.transform(done -> Future.succeededFuture(done.succeeded()))
        .compose(
            done -> {
              List<Future<Answer>> calls = new ArrayList<>();
              calls.add(call("ListDataSources", Map.of()));
              calls.add(call("ListSegments", history(historyDays)));
              calls.add(call("ListMeasures", Map.of()));
              calls.add(jobs);
              calls.add(call("GetStatus", Map.of()));
              if (schedules) {
                calls.add(call("ListSchedules", Map.of()));
              }
              return Future.join(calls).transform(all -> Future.succeededFuture(collect(calls)));
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

  private static Reading collect(List<Future<Answer>> calls) {
    List<String> problems = new ArrayList<>();
    List<Optional<Object>> bodies =
        calls.subList(0, Sources.SWEEP_CALLS).stream().map(call -> body(call, problems)).toList();
    // Without the schedules everything that flows wait for is seen all the same.
    Optional<Object> schedules =
        calls.size() > Sources.SWEEP_CALLS
            ? body(calls.get(Sources.SWEEP_CALLS), new ArrayList<>())
            : Optional.empty();
    Sweep.Answers answers =
        new Sweep.Answers(
            bodies.get(0), bodies.get(1), bodies.get(2), bodies.get(3), bodies.get(4));
    return new Reading(answers, schedules, calls.size(), List.copyOf(problems));
  }

  private static Optional<Object> body(Future<Answer> call, List<String> problems) {
    if (call.failed()) {
      problems.add(String.valueOf(call.cause().getMessage()));
      return Optional.empty();
    }
    Answer answer = call.result();
    if (answer.outcome() != Outcome.SUCCEEDED) {
      problems.add(String.valueOf(answer.error()));
      return Optional.empty();
    }
    // An object where a list belongs is an error text with status 200: nothing is gone because of
    // it.
    if (answer.body() instanceof List<?> list) {
      return Optional.of(list);
    }
    problems.add("an answer of status " + answer.status() + " holds no list");
    return Optional.empty();
  }
}
