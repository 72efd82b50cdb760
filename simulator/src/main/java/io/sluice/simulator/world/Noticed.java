package io.sluice.simulator.world;

import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.SubmissionKind;
import io.sluice.simulator.wire.TaskStatus;
import io.sluice.simulator.world.spec.Expectation;
import io.sluice.simulator.world.spec.MeasureSpec;
import io.sluice.simulator.world.spec.SegmentSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Compares an expectation with what happened in the world, whether or not anybody noticed.
 *
 * @param expectation expectation of the scenario
 * @param count number of occurrences in its period so far; empty if unknown because the environment
 *     does not name the threshold or the facts are no longer kept
 */
public record Noticed(Expectation expectation, Optional<Long> count, Verdict verdict) {

  /** Result of a comparison. */
  public enum Verdict {
    /** The period is over and the count is as expected. */
    HOLDS,
    /** The count is too high, or the period is over and it is too low. */
    FAILS,
    /** The period is not over. */
    OPEN,
    /** The count is unknown. */
    UNKNOWN
  }

  private static final Set<TaskStatus> ENDED =
      Set.of(TaskStatus.SUCCESSFUL, TaskStatus.FAILED, TaskStatus.TIMED_OUT);

  private static final Set<TaskStatus> FAILED = Set.of(TaskStatus.FAILED, TaskStatus.TIMED_OUT);

  /** An occurrence of an event, as seen by a perfect observer. */
  private record Event(String kind, @Nullable String subject, Instant at) {}

  static List<Noticed> of(InstanceState instance, Story story, Facts facts, Instant now) {
    boolean lost = facts.forgotten() > story.factsBefore();
    List<Event> events = lost ? List.of() : events(instance, story, facts);
    Map<String, BigDecimal> thresholds = thresholds(instance);
    List<Noticed> all = new ArrayList<>();
    for (Expectation expectation : story.expectations()) {
      boolean knowable =
          !expectation.event().endsWith(".threshold.crossed")
              || (expectation.subject() != null && thresholds.containsKey(expectation.subject()));
      all.add(
          lost || !knowable
              ? new Noticed(expectation, Optional.empty(), Verdict.UNKNOWN)
              : judge(expectation, story, events, now));
    }
    return all;
  }

  private static Noticed judge(
      Expectation expectation, Story story, List<Event> events, Instant now) {
    @Nullable Duration from = expectation.from();
    @Nullable Duration until = expectation.until();
    Instant first = story.begin().plus(from == null ? Duration.ZERO : from);
    Instant last = until == null ? story.ends() : story.begin().plus(until);
    long count =
        events.stream()
            .filter(event -> event.kind().equals(expectation.event()))
            .filter(
                event ->
                    expectation.subject() == null || expectation.subject().equals(event.subject()))
            .filter(event -> !event.at().isBefore(first) && !event.at().isAfter(last))
            .count();
    Verdict verdict =
        count > expectation.atMost()
            ? Verdict.FAILS
            : !now.isAfter(last)
                ? Verdict.OPEN
                : count < expectation.atLeast() ? Verdict.FAILS : Verdict.HOLDS;
    return new Noticed(expectation, Optional.of(count), verdict);
  }

  private static List<Event> events(InstanceState instance, Story story, Facts facts) {
    Map<String, BigDecimal> thresholds = thresholds(instance);
    Map<String, BigDecimal> values = new LinkedHashMap<>();
    Set<UUID> withMapOrMatch = new LinkedHashSet<>();
    List<Event> events = new ArrayList<>();
    for (Fact fact : facts.all()) {
      boolean inScenario = fact.sequence() > story.factsBefore();
      if (!fact.instanceId().equals(story.instance())) {
        continue;
      }
      if (fact instanceof Fact.Evaluated evaluated) {
        crossing(evaluated, values, thresholds).filter(any -> inScenario).ifPresent(events::add);
      } else if (inScenario) {
        if (fact instanceof Fact.TaskEnded end
            && (end.operation() == OperationType.MAP || end.operation() == OperationType.MATCH)
            && ENDED.contains(end.status())) {
          withMapOrMatch.addAll(end.jobs());
        }
        plain(instance, fact, withMapOrMatch).ifPresent(events::add);
      }
    }
    return events;
  }

  private static Optional<Event> plain(
      InstanceState instance, Fact fact, Set<UUID> withMapOrMatch) {
    if (fact instanceof Fact.TaskEnded end && end.operation() == OperationType.INGESTION) {
      @Nullable String subject = Script.name(instance, end);
      return FAILED.contains(end.status())
          ? Optional.of(new Event("datasource.refresh.failed", subject, fact.at()))
          : end.status() == TaskStatus.SUCCESSFUL
              ? Optional.of(new Event("datasource.refresh.succeeded", subject, fact.at()))
              : Optional.empty();
    }
    if (fact instanceof Fact.TaskEnded end && end.operation() == OperationType.MERGE) {
      // A merge skipped because map or match failed ends the unification too.
      boolean unified =
          ENDED.contains(end.status())
              || (end.status() == TaskStatus.SKIPPED
                  && end.jobs().stream().anyMatch(withMapOrMatch::contains));
      return unified
          ? Optional.of(new Event("unification.completed", null, fact.at()))
          : Optional.empty();
    }
    return fact instanceof Fact.JobEnded job
            && job.operation() == OperationType.ALL
            && job.submission() == SubmissionKind.SCHEDULED
            && ENDED.contains(job.status())
        ? Optional.of(new Event("refresh.completed", null, fact.at()))
        : Optional.empty();
  }

  private static Optional<Event> crossing(
      Fact.Evaluated evaluated, Map<String, BigDecimal> values, Map<String, BigDecimal> all) {
    @Nullable BigDecimal value = evaluated.value();
    @Nullable BigDecimal threshold = all.get(evaluated.name());
    if (value == null || threshold == null) {
      return Optional.empty();
    }
    // A re-created segment or measure has no previous value to cross from.
    @Nullable BigDecimal last = values.put(evaluated.name() + evaluated.incarnation(), value);
    String kind = evaluated.kind() == OperationType.SEGMENTATION ? "segment" : "measure";
    return last != null && last.compareTo(threshold) <= 0 && value.compareTo(threshold) > 0
        ? Optional.of(new Event(kind + ".threshold.crossed", evaluated.name(), evaluated.at()))
        : Optional.empty();
  }

  private static Map<String, BigDecimal> thresholds(InstanceState instance) {
    Map<String, BigDecimal> found = new LinkedHashMap<>();
    for (SegmentSpec segment : instance.spec.segments()) {
      Optional.ofNullable(segment.threshold()).ifPresent(it -> found.put(segment.name(), it));
    }
    for (MeasureSpec measure : instance.spec.measures()) {
      Optional.ofNullable(measure.threshold()).ifPresent(it -> found.put(measure.name(), it));
    }
    return found;
  }
}
