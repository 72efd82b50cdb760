package io.sluice.hub.source;

import io.sluice.hub.trigger.EntityRef;
import io.sluice.hub.trigger.Triggers.Reading;
import io.sluice.hub.trigger.Triggers.TaskEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Detects evaluations of watched segments or measures that came and went between two sweeps: a task
 * that evaluates has ended, but the list of segments or measures shows no evaluation of that time.
 * Only times of the service are compared. Pure and immutable.
 *
 * @param seen the known evaluations by entity id
 */
record EvaluationGaps(Map<String, WatchedEntity> seen) {
  /** A task may end this much later than the evaluation that it performed. */
  static final Duration LAG = Duration.ofSeconds(30);

  /**
   * Tolerated clock skew: an evaluation may be stamped up to this much later than the end of the
   * task that performed it. Only applied to tasks that name the entity.
   */
  static final Duration AHEAD = Duration.ofSeconds(5);

  /** Bound on the pending task ends per entity; beyond it the next evaluation is unsure. */
  private static final int MAX_PENDING = 16;

  static final EvaluationGaps NONE = new EvaluationGaps(Map.of());

  /**
   * The state of one entity.
   *
   * @param at its latest evaluation that was read
   * @param pending later ends of its tasks, in order, for which no evaluation was read yet
   * @param unsure whether evaluations may have happened whose tasks were not seen
   */
  record WatchedEntity(Instant at, List<EvaluationTaskEnd> pending, boolean unsure) {
    WatchedEntity plus(List<EvaluationTaskEnd> ends) {
      TreeSet<EvaluationTaskEnd> all = new TreeSet<>(pending);
      ends.stream().filter(end -> end.at().isAfter(at.plus(LAG))).forEach(all::add);
      Set<String> own = new LinkedHashSet<>();
      ends.stream().filter(end -> !end.general()).forEach(end -> own.add(end.job()));
      all.removeIf(end -> end.general() && own.contains(end.job()));
      List<EvaluationTaskEnd> kept = all.stream().limit(MAX_PENDING).toList();
      return new WatchedEntity(at, kept, unsure || all.size() > MAX_PENDING);
    }

    WatchedEntity unsureIf(boolean more) {
      return new WatchedEntity(at, pending, unsure || more);
    }

    /** Whether a task ended before the latest evaluation and its own evaluation is not listed. */
    boolean lost(List<Reading> readings, Instant latest) {
      if (!latest.isAfter(at)) {
        return false;
      }
      return unsure
          || pending.stream()
              .filter(end -> end.at().isBefore(latest))
              .anyMatch(end -> readings.stream().noneMatch(reading -> made(reading, end)));
    }

    private static boolean made(Reading reading, EvaluationTaskEnd end) {
      Instant evaluated = reading.evaluatedAt();
      return evaluated != null
          && !evaluated.isAfter(end.general() ? end.at() : end.at().plus(AHEAD))
          && !evaluated.plus(LAG).isBefore(end.at());
    }
  }

  /**
   * The end of a task.
   *
   * @param general true if the task names no known entity and may therefore have evaluated any of
   *     them; false once another task of the same job names the entity
   */
  record EvaluationTaskEnd(Instant at, String job, boolean general)
      implements Comparable<EvaluationTaskEnd> {
    private static final Comparator<EvaluationTaskEnd> ORDER =
        Comparator.comparing(EvaluationTaskEnd::at)
            .thenComparing(EvaluationTaskEnd::job)
            .thenComparing(EvaluationTaskEnd::general);

    @Override
    public int compareTo(EvaluationTaskEnd other) {
      return ORDER.compare(this, other);
    }

    String text() {
      return at + " " + (general ? "*" : "=") + job;
    }

    /** Also reads a time alone, the format of older versions. */
    static EvaluationTaskEnd parse(String text) {
      int gap = text.indexOf(' ');
      return gap < 0
          ? new EvaluationTaskEnd(Instant.parse(text), "", false)
          : new EvaluationTaskEnd(
              Instant.parse(text.substring(0, gap)),
              text.substring(gap + 2),
              text.charAt(gap + 1) == '*');
    }
  }

  /**
   * The input of one sweep.
   *
   * @param read whether the list could be read
   * @param watched ids of the entities that flows watch
   * @param ended successful tasks that evaluate this type of entity and ended since the last sweep
   * @param unsure whether the tasks or the history of evaluations may be incomplete
   */
  record EvaluationReport(
      List<Reading> readings,
      boolean read,
      Set<String> watched,
      List<TaskEnd> ended,
      boolean unsure) {}

  /** The new state, and the losses, each between the last two evaluations read. */
  record EvaluationGapsUpdate(EvaluationGaps next, List<Loss> losses) {}

  EvaluationGapsUpdate take(EvaluationReport brought, String what) {
    Map<String, List<Reading>> byId = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>();
    for (Reading reading : brought.readings()) {
      byId.computeIfAbsent(reading.id(), id -> new ArrayList<>()).add(reading);
      names.add(reading.id());
      names.add(reading.entity().name());
    }
    Map<String, WatchedEntity> next = new LinkedHashMap<>();
    List<Loss> losses = new ArrayList<>();
    for (String id : brought.watched()) {
      List<Reading> readings = byId.getOrDefault(id, List.of());
      WatchedEntity before = seen.get(id);
      WatchedEntity waiting =
          before == null
              ? null
              : before.plus(ends(brought, id, readings, names)).unsureIf(brought.unsure());
      WatchedEntity after = step(brought, readings, waiting);
      if (after != null) {
        next.put(id, after);
      }
      if (waiting != null && after != null && waiting.lost(readings, after.at())) {
        losses.add(
            new Loss(
                what,
                waiting.at(),
                after.at(),
                "may have missed evaluations of " + id + " between the two last ones read"));
      }
    }
    return new EvaluationGapsUpdate(new EvaluationGaps(next), losses);
  }

  private static @Nullable WatchedEntity step(
      EvaluationReport brought, List<Reading> readings, @Nullable WatchedEntity waiting) {
    Instant latest = latest(readings);
    if (!brought.read() || latest == null) {
      return waiting;
    }
    if (waiting == null) {
      return new WatchedEntity(latest, List.of(), false);
    }
    if (!latest.isAfter(waiting.at())) {
      // No newer evaluation: a pending one may appear later, an older one is a stale answer.
      return new WatchedEntity(waiting.at(), waiting.pending(), false);
    }
    Instant own = latest.plus(LAG);
    return new WatchedEntity(
        latest, waiting.pending().stream().filter(end -> end.at().isAfter(own)).toList(), false);
  }

  private static @Nullable Instant latest(List<Reading> readings) {
    Instant latest = null;
    for (Reading reading : readings) {
      Instant at = reading.evaluatedAt();
      if (at != null && (latest == null || at.isAfter(latest))) {
        latest = at;
      }
    }
    return latest;
  }

  /** The ends of tasks that name this entity, and of those that name none. */
  private static List<EvaluationTaskEnd> ends(
      EvaluationReport brought, String id, List<Reading> readings, Set<String> names) {
    String name = readings.isEmpty() ? id : readings.get(0).entity().name();
    List<EvaluationTaskEnd> ends = new ArrayList<>();
    for (TaskEnd task : brought.ended()) {
      EntityRef entity = task.entity();
      boolean named = entity.id().equals(id) || entity.name().equals(name);
      boolean general = entity.id().equals(entity.name()) && !names.contains(entity.id());
      if (named || general) {
        ends.add(new EvaluationTaskEnd(task.endedAt(), task.task().jobId(), !named));
      }
    }
    return ends;
  }

  String text() {
    Map<String, Object> all = new LinkedHashMap<>();
    seen.forEach(
        (id, one) ->
            all.put(
                id,
                StateJson.of(
                    List.of("at", "pending", "unsure"),
                    one.at().toString(),
                    one.pending().stream().map(EvaluationTaskEnd::text).toList(),
                    one.unsure())));
    return StateJson.write(all);
  }

  static EvaluationGaps parse(@Nullable String text) {
    Fields tree = StateJson.read(text);
    Map<String, WatchedEntity> seen = new LinkedHashMap<>();
    tree.map()
        .keySet()
        .forEach(
            id -> {
              Fields one = tree.child(String.valueOf(id));
              one.time("at")
                  .ifPresent(
                      at ->
                          seen.put(
                              String.valueOf(id),
                              new WatchedEntity(
                                  at,
                                  one.texts("pending").stream()
                                      .map(EvaluationTaskEnd::parse)
                                      .toList(),
                                  one.is("unsure"))));
            });
    return new EvaluationGaps(seen);
  }
}
