package io.sluice.hub.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.trigger.WorkStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JobListGapsTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  /** A job of the world: when it was submitted and when it ends. */
  private record Happens(String id, int submitted, int ends) {
    Job at(int minute) {
      boolean ended = ends <= minute;
      return new Job(
          id,
          "all",
          "scheduled",
          WorkStatus.of(ended ? "successful" : "running"),
          Optional.of(minute(submitted)),
          ended ? Optional.of(minute(ends)) : Optional.empty(),
          List.of());
    }
  }

  private static Instant minute(int minute) {
    return START.plusSeconds(60L * minute);
  }

  /**
   * Random worlds of jobs, read at random times through a list that holds only the newest few.
   * Losses are determined from the world, not from the lists.
   */
  @Property(tries = 2_000)
  void every_end_is_seen_or_its_job_lies_in_a_gap_and_a_list_that_reaches_back_makes_none(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int top) {
    Random chance = new Random(seed);
    List<Happens> world = world(chance);
    JobListGaps reach = JobListGaps.NONE;
    ReportedEnds ends = ReportedEnds.NONE;
    Set<String> told = new LinkedHashSet<>();
    List<Loss> losses = new ArrayList<>();
    int minute = 0;
    int before = -1;
    while (minute < 400) {
      int now = minute;
      List<Job> listed =
          world.stream()
              .filter(job -> job.submitted() <= now)
              .sorted(Comparator.comparingInt(Happens::submitted).reversed())
              .limit(top)
              .map(job -> job.at(now))
              .toList();
      JobListGaps.JobListUpdate step =
          JobListGaps.parse(reach.text()).take(listed, top, minute(now));
      reach = step.next();
      if (step.believed()) {
        ReportedEnds.ReportedEndsUpdate taken = ends.take(listed, START, minute(now));
        ends = taken.next();
        taken.ends().forEach(end -> told.add(end.job().id()));
      }
      if (!step.losses().isEmpty()) {
        assertThat(couldLose(world, before, now, listed, top)).as("a loss by %d", now).isTrue();
      }
      losses.addAll(step.losses());
      before = now;
      minute += 1 + (chance.nextInt(4) == 0 ? chance.nextInt(60) : chance.nextInt(5));
    }
    int last = before;
    for (Happens job : world) {
      if (job.submitted() > 0 && job.ends() <= last && !told.contains(job.id())) {
        assertThat(losses)
            .as("%s was lost", job)
            .anyMatch(
                loss ->
                    !minute(job.submitted()).isBefore(loss.from())
                        && !minute(job.submitted()).isAfter(loss.to()));
      }
    }
  }

  /**
   * A loss may be reported if the list contains no earlier job, so that the number of missing jobs
   * is unknown, or if a running job has left the list.
   */
  private static boolean couldLose(
      List<Happens> world, int before, int now, List<Job> listed, int top) {
    long since = world.stream().filter(j -> j.submitted() > before && j.submitted() <= now).count();
    boolean pushedOut =
        world.stream()
            .filter(job -> job.submitted() <= before && job.ends() > before)
            .anyMatch(job -> listed.stream().noneMatch(one -> one.id().equals(job.id())));
    return since >= top || pushedOut;
  }

  /** Jobs one after another, mostly short, some of them long. */
  private static List<Happens> world(Random chance) {
    List<Happens> world = new ArrayList<>();
    int at = -chance.nextInt(30);
    for (int i = 0; at < 400; i++) {
      int length = chance.nextInt(10) == 0 ? chance.nextInt(80) : chance.nextInt(4);
      world.add(new Happens("j" + i, at, at + 1 + length));
      at += 1 + chance.nextInt(chance.nextInt(5) == 0 ? 40 : 6);
    }
    return world;
  }

  @Test
  void a_first_start_has_no_gap() {
    assertThat(JobListGaps.NONE.take(List.of(job("a", 0)), 1, START).losses()).isEmpty();
  }

  @Test
  void an_empty_list_is_believed_only_when_it_is_confirmed() {
    JobListGaps reach = JobListGaps.NONE.take(List.of(job("a", 0)), 5, START).next();
    for (int i = 1; i < JobListGaps.CONFIRMATIONS; i++) {
      JobListGaps.JobListUpdate step = reach.take(List.of(), 5, minute(i));
      assertThat(step.believed()).isFalse();
      reach = step.next();
    }
    assertThat(reach.take(List.of(job("a", 0)), 5, minute(9)).losses()).isEmpty();
    JobListGaps.JobListUpdate gone = reach.take(List.of(), 5, minute(9));
    assertThat(gone.believed()).isTrue();
    assertThat(gone.losses()).extracting(Loss::from).containsOnly(START);
  }

  @Test
  void a_list_of_an_older_replica_loses_nothing() {
    JobListGaps reach =
        JobListGaps.NONE.take(List.of(job("b", 1), job("a", 0)), 5, minute(2)).next();
    JobListGaps.JobListUpdate stale = reach.take(List.of(job("a", 0)), 5, minute(3));
    assertThat(stale.losses()).isEmpty();
    assertThat(stale.next().take(List.of(job("b", 1), job("a", 0)), 5, minute(4)).fresh()).isZero();
  }

  private static Job job(String id, int submitted) {
    return new Happens(id, submitted, Integer.MAX_VALUE / 100).at(submitted);
  }
}
