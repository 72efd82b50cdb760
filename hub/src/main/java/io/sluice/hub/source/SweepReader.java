package io.sluice.hub.source;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.gate.Priority;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.source.Punctuality.SchedulePlan;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the environment for one sweep: a fixed handful of calls, whatever the number of flows. A
 * list that fails is left out and its problem reported; the others count.
 */
final class SweepReader {
  /** Deadline of a call once it was sent. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** How long a call may queue at the gate; a longer wait would delay the next sweep as well. */
  private static final Duration MAX_WAIT = Duration.ofMinutes(2);

  private static final String STOPPING = "the hub is stopping";

  private final Bus bus;
  private final int maxJobs;
  private final ScheduleCache schedules = new ScheduleCache();
  private Promise<SweepReading> reading = Promise.promise();
  private boolean abandoned;

  /**
   * Reads through the connector of the environment.
   *
   * @param maxJobs how many of the newest jobs to list
   */
  SweepReader(Bus bus, int maxJobs) {
    this.bus = bus;
    this.maxJobs = maxJobs;
  }

  /**
   * The outcome of reading.
   *
   * @param schedules the refresh schedules as last read
   * @param calls the number of calls made
   * @param problems why a list could not be read, by operation
   */
  record SweepReading(
      SweepAnswers answers, SchedulePlan schedules, int calls, Map<String, String> problems) {
    /** Whether every list could be read. */
    boolean complete() {
      return problems.isEmpty();
    }
  }

  /**
   * Reads all lists. Jobs come first: whatever they report as ended is then reflected in the lists
   * read after them.
   *
   * @param segmentsReadAt when the segments were last read; null before the first time
   */
  Future<SweepReading> read(@Nullable Instant segmentsReadAt, Instant now) {
    if (abandoned) {
      return Future.failedFuture(STOPPING);
    }
    Promise<SweepReading> begun = Promise.promise();
    reading = begun;
    Map<ApiList, Map<String, @Nullable Object>> others = new EnumMap<>(ApiList.class);
    others.put(ApiList.DATA_SOURCES, Map.of());
    others.put(ApiList.SEGMENTS, history(HistoryDays.since(segmentsReadAt, now)));
    others.put(ApiList.MEASURES, Map.of());
    others.put(ApiList.STATUS, Map.of());
    if (schedules.isDue(now)) {
      others.put(ApiList.SCHEDULES, Map.of());
    }
    call(Map.of(ApiList.JOBS, newestJobs()))
        .compose(jobs -> call(others).map(answers -> read(now, jobs, answers)))
        .onSuccess(begun::tryComplete)
        .onFailure(begun::tryFail);
    return begun.future();
  }

  /** Stops waiting for a sweep that is still being read, and reads no other. */
  void abandon() {
    abandoned = true;
    reading.tryFail(STOPPING);
  }

  /** A scheduled refresh seems to be missed: reads the schedules again before it is reported. */
  void verifySchedules() {
    schedules.verify();
  }

  /** One message for all calls that may run at the same time. */
  private Future<Map<ApiList, ListAnswer>> call(
      Map<ApiList, Map<String, @Nullable Object>> parameters) {
    List<Connectors.Call> calls = new ArrayList<>();
    parameters.forEach((list, given) -> calls.add(call(list.operation(), given)));
    return bus.ask(
            Connectors.callAll(Connectors.CUSTOMER_INSIGHTS), new Connectors.CallBatch(calls))
        .map(batch -> answers(parameters.keySet(), batch.answered()))
        .otherwise(cause -> failed(parameters.keySet(), String.valueOf(cause.getMessage())));
  }

  private static Connectors.Call call(String operation, Map<String, @Nullable Object> parameters) {
    return new Connectors.Call(
        operation, parameters, Priority.SWEEP, "sweep", operation, MAX_WAIT, TIMEOUT);
  }

  private static Map<String, @Nullable Object> history(int days) {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("includeHistoricStats", true);
    parameters.put("historicStatsDays", (long) days);
    return parameters;
  }

  private Map<String, @Nullable Object> newestJobs() {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("top", (long) maxJobs);
    parameters.put("includeTasks", true);
    return parameters;
  }

  private static Map<ApiList, ListAnswer> answers(
      Iterable<ApiList> lists, List<Connectors.AnsweredCall> answered) {
    Map<ApiList, ListAnswer> answers = new EnumMap<>(ApiList.class);
    for (ApiList list : lists) {
      for (Connectors.AnsweredCall one : answered) {
        if (one.call().operation().equals(list.operation())) {
          answers.put(list, answer(list, one.answer()));
        }
      }
    }
    return answers;
  }

  private static Map<ApiList, ListAnswer> failed(Iterable<ApiList> lists, String problem) {
    Map<ApiList, ListAnswer> answers = new EnumMap<>(ApiList.class);
    lists.forEach(list -> answers.put(list, new ListAnswer(null, problem)));
    return answers;
  }

  private static ListAnswer answer(ApiList list, Answer answer) {
    return answer.outcome() == Outcome.SUCCEEDED
        ? ListAnswer.of(list, answer.status(), answer.body())
        : new ListAnswer(null, withoutOperation(list, String.valueOf(answer.error())));
  }

  /** Operations with the same problem are reported together, so the text must not name one. */
  private static String withoutOperation(ApiList list, String text) {
    String prefix = list.operation() + ": ";
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  private SweepReading read(
      Instant now, Map<ApiList, ListAnswer> jobs, Map<ApiList, ListAnswer> others) {
    Map<ApiList, ListAnswer> all = new EnumMap<>(ApiList.class);
    all.putAll(jobs);
    all.putAll(others);
    Map<ApiList, Object> lists = new EnumMap<>(ApiList.class);
    Map<String, String> problems = new LinkedHashMap<>();
    all.forEach(
        (list, answer) -> {
          if (answer.list() != null) {
            lists.put(list, answer.list());
          }
          // Flows miss nothing without the schedules, so the sweep is complete without them.
          if (answer.problem() != null && list != ApiList.SCHEDULES) {
            problems.put(list.operation(), answer.problem());
          }
        });
    SweepAnswers answers = new SweepAnswers(lists);
    schedules.take(now, answers.of(ApiList.SCHEDULES));
    return new SweepReading(
        answers, schedules.plan(), all.size(), Collections.unmodifiableMap(problems));
  }
}
