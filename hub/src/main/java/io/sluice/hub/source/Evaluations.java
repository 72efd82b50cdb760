package io.sluice.hub.source;

import io.sluice.hub.trigger.Triggers.Reading;
import io.sluice.hub.trigger.Triggers.TaskEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether evaluations of watched segments or measures came and went unseen (catalogue A25,
 * B18): tasks tell that there was an evaluation, and the list of segments or measures does not show
 * it. All times compared are the source's own. Pure and immutable.
 *
 * @param seen what is known of each watched entity
 */
record Evaluations(Map<String, Seen> seen) {
  /** A task may end so long after the evaluation that it made. */
  static final Duration LAG = Duration.ofSeconds(30);

  /** So many ends that no evaluation explains are kept; more make the next evaluation unsure. */
  private static final int MOST_PENDING = 16;

  static final Evaluations NONE = new Evaluations(Map.of());

  /**
   * One entity.
   *
   * @param at its latest evaluation that was read
   * @param pending ends of its tasks after that, in order
   * @param unsure whether there may have been evaluations that no task tells of
   */
  record Seen(Instant at, List<Instant> pending, boolean unsure) {
    Seen plus(List<Instant> ends) {
      TreeSet<Instant> all = new TreeSet<>(pending);
      ends.stream().filter(end -> end.isAfter(at.plus(LAG))).forEach(all::add);
      List<Instant> kept = all.stream().limit(MOST_PENDING).toList();
      return new Seen(at, kept, unsure || all.size() > MOST_PENDING);
    }

    Seen unsureIf(boolean more) {
      return new Seen(at, pending, unsure || more);
    }

    /** Whether an end before the latest evaluation has no evaluation of its own in the list. */
    boolean lost(List<Reading> readings, Instant latest) {
      if (!latest.isAfter(at)) {
        return false;
      }
      return unsure
          || pending.stream()
              .filter(end -> end.isBefore(latest))
              .anyMatch(end -> readings.stream().noneMatch(reading -> made(reading, end)));
    }

    private static boolean made(Reading reading, Instant end) {
      Instant evaluated = reading.evaluatedAt();
      return evaluated != null && !evaluated.isAfter(end) && !evaluated.plus(LAG).isBefore(end);
    }
  }

  /**
   * What a sweep brings.
   *
   * @param read whether the readings are complete
   * @param watched ids of the entities that flows watch
   * @param ended successful tasks that evaluate this kind of entity and newly ended
   * @param unsure whether the tasks or the history may be incomplete
   */
  record Brought(
      List<Reading> readings,
      boolean read,
      Set<String> watched,
      List<TaskEnd> ended,
      boolean unsure) {}

  /** What is known now, and what was lost; from the evaluation before to the one read now. */
  record Step(Evaluations next, List<Loss> losses) {}

  Step take(Brought brought, String what) {
    Map<String, List<Reading>> byId = new LinkedHashMap<>();
    Set<String> names = new java.util.LinkedHashSet<>();
    for (Reading reading : brought.readings()) {
      byId.computeIfAbsent(reading.id(), id -> new ArrayList<>()).add(reading);
      names.add(reading.id());
      names.add(reading.name());
    }
    Map<String, Seen> next = new LinkedHashMap<>();
    List<Loss> losses = new ArrayList<>();
    for (String id : brought.watched()) {
      List<Reading> readings = byId.getOrDefault(id, List.of());
      Seen before = seen.get(id);
      Seen waiting =
          before == null
              ? null
              : before.plus(ends(brought, id, readings, names)).unsureIf(brought.unsure());
      Seen after = step(brought, readings, waiting);
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
    return new Step(new Evaluations(next), losses);
  }

  private static @Nullable Seen step(
      Brought brought, List<Reading> readings, @Nullable Seen waiting) {
    Instant latest = latest(readings);
    if (!brought.read() || latest == null) {
      return waiting;
    }
    if (waiting == null) {
      return new Seen(latest, List.of(), false);
    }
    if (!latest.isAfter(waiting.at())) {
      // Nothing newer was evaluated; what is pending shows later (A26), an older one is stale.
      return new Seen(waiting.at(), waiting.pending(), false);
    }
    Instant own = latest.plus(LAG);
    return new Seen(
        latest, waiting.pending().stream().filter(end -> end.isAfter(own)).toList(), false);
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

  /** Ends of tasks for this entity, and of tasks that name none: those are for all. */
  private static List<Instant> ends(
      Brought brought, String id, List<Reading> readings, Set<String> names) {
    String name = readings.isEmpty() ? id : readings.get(0).name();
    List<Instant> ends = new ArrayList<>();
    for (TaskEnd task : brought.ended()) {
      boolean named = task.entityId().equals(id) || task.name().equals(name);
      boolean general = task.entityId().equals(task.name()) && !names.contains(task.entityId());
      if (named || general) {
        ends.add(task.endedAt());
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
                Tree.of(
                    List.of("at", "pending", "unsure"),
                    one.at().toString(),
                    one.pending().stream().map(Instant::toString).toList(),
                    one.unsure())));
    return Tree.write(all);
  }

  static Evaluations parse(@Nullable String text) {
    Fields tree = Tree.read(text);
    Map<String, Seen> seen = new LinkedHashMap<>();
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
                              new Seen(
                                  at,
                                  one.texts("pending").stream().map(Instant::parse).toList(),
                                  one.is("unsure"))));
            });
    return new Evaluations(seen);
  }
}
