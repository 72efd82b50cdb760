package io.sluice.hub.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.trigger.EntityRef;
import io.sluice.hub.trigger.EntityVersion;
import io.sluice.hub.trigger.RetryOutlook;
import io.sluice.hub.trigger.Triggers.Reading;
import io.sluice.hub.trigger.Triggers.TaskEnd;
import io.sluice.hub.trigger.Triggers.TaskRef;
import io.sluice.hub.trigger.WorkStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EvaluationGapsTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final Set<String> WATCHED = Set.of("Revenue");

  /** Random evaluations and readings, some of which fail: a value that was never read is a loss. */
  @Property(tries = 2_000)
  void a_value_that_was_replaced_unread_is_a_loss_and_nothing_else_is(@ForAll long seed) {
    Random chance = new Random(seed);
    EvaluationGaps known = EvaluationGaps.NONE;
    List<Instant> unread = new ArrayList<>();
    List<TaskEnd> ended = new ArrayList<>();
    Set<Instant> lost = new LinkedHashSet<>();
    List<Loss> losses = new ArrayList<>();
    Instant latest = null;
    boolean first = true;
    for (int minute = 0; minute < 300; minute++) {
      Instant now = START.plusSeconds(60L * minute);
      if (chance.nextInt(6) == 0) {
        latest = now;
        unread.add(now);
        ended.add(task("Revenue", now));
      }
      boolean sweep = chance.nextInt(chance.nextInt(5) == 0 ? 12 : 2) == 0;
      if (sweep && latest != null) {
        boolean read = chance.nextInt(4) != 0;
        EvaluationGaps.EvaluationGapsUpdate step =
            EvaluationGaps.parse(known.text())
                .take(brought(read ? List.of(reading(latest)) : List.of(), read, ended), "m");
        known = step.next();
        losses.addAll(step.losses());
        ended.clear();
        if (read) {
          if (!first) {
            lost.addAll(unread.subList(0, Math.max(0, unread.size() - 1)));
          }
          first = false;
          unread.clear();
        }
      }
    }
    assertThat(lost)
        .allMatch(at -> losses.stream().anyMatch(l -> l.from().isBefore(at) && l.to().isAfter(at)));
    assertThat(losses)
        .allMatch(l -> lost.stream().anyMatch(at -> l.from().isBefore(at) && l.to().isAfter(at)));
  }

  @Test
  void an_evaluation_that_the_history_shows_is_not_lost() {
    EvaluationGaps known = step(EvaluationGaps.NONE, List.of(reading(at(0))), List.of()).next();
    List<Reading> history = List.of(reading(at(0)), reading(at(1)), reading(at(2)));
    List<TaskEnd> both = List.of(task("Revenue", at(1).plusSeconds(4)), task("Revenue", at(2)));
    assertThat(step(known, history, both).losses()).isEmpty();
    assertThat(step(known, List.of(reading(at(2))), both).losses()).hasSize(1);
  }

  @Test
  void an_evaluation_may_be_stamped_shortly_after_the_end_of_its_task() {
    EvaluationGaps known = step(EvaluationGaps.NONE, List.of(reading(at(0))), List.of()).next();
    Instant after = at(2).plusSeconds(4);
    List<TaskEnd> one = List.of(task("Revenue", at(2)));
    assertThat(step(known, List.of(reading(after)), one).losses()).isEmpty();
    List<TaskEnd> two = List.of(task("Revenue", at(1)), task("Revenue", at(2)));
    assertThat(step(known, List.of(reading(after)), two).losses()).hasSize(1);
  }

  @Test
  void tasks_of_other_measures_lose_nothing_and_tasks_without_a_name_count_for_all() {
    EvaluationGaps known = step(EvaluationGaps.NONE, List.of(reading(at(0))), List.of()).next();
    Reading other =
        new Reading(
            new EntityRef("Basket", "Basket"),
            new EntityVersion("1", "d"),
            BigDecimal.ONE,
            null,
            "r",
            at(1));
    List<Reading> now = List.of(reading(at(2)), other);
    assertThat(step(known, now, List.of(task("Basket", at(1)))).losses()).isEmpty();
    assertThat(step(known, now, List.of(task("All measures", at(1)))).losses()).hasSize(1);
  }

  @Test
  void a_task_without_a_known_name_does_not_count_in_a_job_that_names_the_measure() {
    EvaluationGaps known = step(EvaluationGaps.NONE, List.of(reading(at(0))), List.of()).next();
    TaskEnd other = task("Customer attributes", at(2).minusMillis(300));
    TaskEnd own = task("Revenue", at(2));
    assertThat(step(known, List.of(reading(at(2))), List.of(other, own)).losses()).isEmpty();
    EvaluationGaps between = step(known, List.of(reading(at(0))), List.of(other)).next();
    EvaluationGaps again = EvaluationGaps.parse(between.text());
    assertThat(again).isEqualTo(between);
    assertThat(step(again, List.of(reading(at(2))), List.of(own)).losses()).isEmpty();
    assertThat(step(again, List.of(reading(at(2))), List.of(ofJob("j2", own))).losses()).hasSize(1);
  }

  @Test
  void ends_that_an_older_version_wrote_are_read() {
    Instant end = at(3);
    assertThat(EvaluationGaps.EvaluationTaskEnd.parse(end.toString()))
        .isEqualTo(new EvaluationGaps.EvaluationTaskEnd(end, "", false));
  }

  private static TaskEnd ofJob(String job, TaskEnd task) {
    return new TaskEnd(
        new TaskRef(task.task().taskId(), job, task.operation()),
        task.entity(),
        task.status(),
        task.error(),
        task.outlook(),
        task.skipped(),
        task.endedAt());
  }

  @Test
  void when_the_jobs_are_not_known_a_new_value_is_unsure_and_the_same_value_is_not() {
    EvaluationGaps known = step(EvaluationGaps.NONE, List.of(reading(at(0))), List.of()).next();
    assertThat(unsure(known, at(0)).losses()).isEmpty();
    assertThat(unsure(known, at(5)).losses()).hasSize(1);
  }

  @Test
  void an_older_value_of_another_replica_is_ignored() {
    EvaluationGaps known = step(EvaluationGaps.NONE, List.of(reading(at(5))), List.of()).next();
    EvaluationGaps.EvaluationGapsUpdate stale = step(known, List.of(reading(at(3))), List.of());
    assertThat(stale.losses()).isEmpty();
    assertThat(stale.next()).isEqualTo(known);
  }

  private static EvaluationGaps.EvaluationGapsUpdate unsure(EvaluationGaps known, Instant value) {
    return known.take(
        new EvaluationGaps.EvaluationReport(
            List.of(reading(value)), true, WATCHED, List.of(), true),
        "m");
  }

  private static EvaluationGaps.EvaluationGapsUpdate step(
      EvaluationGaps known, List<Reading> readings, List<TaskEnd> ended) {
    return known.take(brought(readings, true, ended), "m");
  }

  private static EvaluationGaps.EvaluationReport brought(
      List<Reading> readings, boolean read, List<TaskEnd> ended) {
    return new EvaluationGaps.EvaluationReport(readings, read, WATCHED, List.copyOf(ended), false);
  }

  private static Instant at(int minute) {
    return START.plusSeconds(60L * minute);
  }

  private static Reading reading(Instant at) {
    return new Reading(
        new EntityRef("Revenue", "Revenue"),
        new EntityVersion("1", "d"),
        BigDecimal.ONE,
        null,
        "r",
        at);
  }

  private static TaskEnd task(String name, Instant at) {
    return new TaskEnd(
        new TaskRef("t" + at, "j", "entityMeasures"),
        new EntityRef(name, name),
        WorkStatus.of("successful"),
        null,
        RetryOutlook.UNKNOWN,
        List.of(),
        at);
  }
}
