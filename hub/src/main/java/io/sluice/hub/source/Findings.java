package io.sluice.hub.source;

import io.sluice.hub.flow.Flows.Subscription;
import io.sluice.hub.store.Gap;
import io.sluice.hub.trigger.Ids;
import io.sluice.hub.trigger.Triggers.Happening;
import io.sluice.hub.trigger.Triggers.Reading;
import io.sluice.hub.trigger.Triggers.TaskEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one sweep says, besides what the triggers make of it: what is to be remembered,
 * what was lost, what is overdue. A pure function of (memory, answers).
 *
 * @param happenings events of our own about what could not be seen or did not happen
 * @param overdue all that is overdue now
 * @param doubtful whether the schedules are to be read again before they are judged
 * @param unknown statuses that nobody here knows
 */
record Findings(
    Sweep.Result result,
    Memory memory,
    List<Gap> gaps,
    List<Happening> happenings,
    List<Sources.Overdue> overdue,
    Pace.Seen seen,
    boolean doubtful,
    Set<String> unknown) {
  private static final String SEGMENT = "segment.threshold.crossed";
  private static final String MEASURE = "measure.threshold.crossed";
  private static final Set<String> MEASURING =
      Set.of("measures", "entityMeasures", "attributeMeasures");

  /**
   * What a sweep is about.
   *
   * @param plan the refresh schedules
   * @param whole whether everything could be read
   */
  record Asked(
      Sweep.Frame frame,
      SourceConfig config,
      Subscribed subscribed,
      Punctuality.Plan plan,
      boolean whole) {}

  static Findings of(Asked asked, Memory before, Sweep.Answers answers) {
    return new Work(asked, before, answers).findings();
  }

  /** One sweep's way through the parts. */
  private static final class Work {
    private final Asked asked;
    private final Memory before;
    private final Sweep.Answers answers;
    private final Instant now;
    private final List<Job> jobs;
    private final List<Loss> losses = new ArrayList<>();

    Work(Asked asked, Memory before, Sweep.Answers answers) {
      this.asked = asked;
      this.before = before;
      this.answers = answers;
      this.now = asked.frame().now();
      this.jobs = Job.list(answers.jobs().orElse(null));
    }

    Findings findings() {
      Reach.Step reach = reach();
      losses.addAll(reach.losses());
      Sweep.Result result =
          Sweep.of(asked.frame(), before.ends(), reach.believed() ? answers : withoutJobs());
      List<TaskEnd> ends = result.observation().tasks();
      Evaluations.Step segments = segments(result, ends);
      Evaluations.Step measures = measures(result, ends, !reach.losses().isEmpty());
      losses.addAll(segments.losses());
      losses.addAll(measures.losses());
      Freshness.Step fresh = freshness(result);
      Punctuality.Step punctual = punctual(reach.believed());
      Memory memory =
          new Memory(
              result.watermark(),
              reach.next(),
              segments.next(),
              measures.next(),
              fresh.next(),
              punctual.next(),
              answers.segments().isPresent() ? now : before.segmentsAt());
      Own own = new Own(asked.frame().connection(), asked.plan().schedules());
      return new Findings(
          result,
          memory,
          gaps(),
          own.happenings(fresh.fresh(), punctual.missed()),
          own.overdue(fresh.stale(), punctual.next()),
          seen(result, reach),
          punctual.doubtful(),
          new LinkedHashSet<>(jobs.stream().flatMap(Job::unknown).toList()));
    }

    private Reach.Step reach() {
      return answers.jobs().isPresent() && answers.status().isPresent()
          ? before.reach().take(jobs, asked.config().jobs(), now)
          : new Reach.Step(before.reach(), false, 0, List.of());
    }

    private Freshness.Step freshness(Sweep.Result result) {
      return before
          .freshness()
          .take(asked.config().freshness(), asked.whole(), sights(result), now);
    }

    private Pace.Seen seen(Sweep.Result result, Reach.Step reach) {
      int ended = result.observation().tasks().size() + result.observation().jobs().size();
      boolean running = jobs.stream().anyMatch(Job::open);
      Instant soon = now.plus(Pace.longest(asked.config()));
      boolean due =
          asked.plan().schedules().stream().anyMatch(one -> !one.due(now, soon, 1).isEmpty());
      return new Pace.Seen(running, ended, reach.fresh(), asked.config().jobs(), due);
    }

    private Sweep.Answers withoutJobs() {
      return new Sweep.Answers(
          answers.dataSources(),
          answers.segments(),
          answers.measures(),
          java.util.Optional.empty(),
          answers.status());
    }

    private Evaluations.Step segments(Sweep.Result result, List<TaskEnd> ends) {
      Instant last = before.segmentsAt();
      boolean tooLong = last != null && Duration.between(last, now).toDays() >= HistoryDays.MOST;
      return before
          .segments()
          .take(
              new Evaluations.Brought(
                  result.observation().segments(),
                  answers.segments().isPresent(),
                  asked.subscribed().subjects(SEGMENT),
                  of(ends, Set.of("segmentation")),
                  tooLong),
              Loss.SEGMENTS);
    }

    private Evaluations.Step measures(Sweep.Result result, List<TaskEnd> ends, boolean jobsLost) {
      return before
          .measures()
          .take(
              new Evaluations.Brought(
                  result.observation().measures(),
                  answers.measures().isPresent(),
                  asked.subscribed().subjects(MEASURE),
                  of(ends, MEASURING),
                  jobsLost),
              Loss.MEASURES);
    }

    private static List<TaskEnd> of(List<TaskEnd> ends, Set<String> operations) {
      return ends.stream()
          .filter(task -> operations.contains(task.operation()))
          .filter(task -> task.status().equals("successful"))
          .toList();
    }

    private Punctuality.Step punctual(boolean believed) {
      if (!believed || asked.plan().readAt() == null) {
        return new Punctuality.Step(before.punctuality(), List.of(), false);
      }
      boolean all = jobs.size() < asked.config().jobs();
      return before.punctuality().take(asked.plan(), new Punctuality.Listed(jobs, all), now);
    }

    private List<Gap> gaps() {
      return losses.stream()
          .map(
              loss ->
                  new Gap(
                      asked.frame().connection(),
                      loss.what(),
                      loss.from(),
                      loss.to(),
                      loss.reason(),
                      now))
          .toList();
    }

    private Map<String, Freshness.Sight> sights(Sweep.Result result) {
      Map<String, Freshness.Sight> sights = new LinkedHashMap<>();
      see(sights, "segment", SEGMENT, result.observation().segments(), answers.segments());
      see(sights, "measure", MEASURE, result.observation().measures(), answers.measures());
      List<DataSource> sources = DataSource.list(answers.dataSources().orElse(null));
      for (String kind : List.of("datasource.refresh.failed", "datasource.refresh.succeeded")) {
        for (Subscription one : asked.subscribed().naming(kind)) {
          source(sights, one.parameters(), sources);
        }
      }
      return sights;
    }

    private void source(
        Map<String, Freshness.Sight> sights,
        Map<String, @Nullable Object> wanted,
        List<DataSource> sources) {
      Object id = wanted.get("dataSourceId");
      Object name = wanted.get("dataSourceName");
      boolean there =
          sources.stream()
              .anyMatch(
                  source ->
                      (id == null || Ids.of(id.toString()).equals(source.id()))
                          && (name == null || source.name().equalsIgnoreCase(name.toString())));
      Freshness.Sight sight = there ? Freshness.Sight.SEEN : Freshness.Sight.ABSENT;
      sights.put(
          "datasource/" + (id == null ? name : id),
          answers.dataSources().isPresent() ? sight : Freshness.Sight.NOT_READ);
    }

    private void see(
        Map<String, Freshness.Sight> sights,
        String type,
        String kind,
        List<Reading> readings,
        java.util.Optional<Object> answer) {
      Set<String> listed = new LinkedHashSet<>();
      Set<String> valued = new LinkedHashSet<>();
      for (Reading reading : readings) {
        listed.add(reading.id());
        if (reading.value() != null) {
          valued.add(reading.id());
        }
      }
      for (String id : asked.subscribed().subjects(kind)) {
        Freshness.Sight sight =
            answer.isEmpty()
                ? Freshness.Sight.NOT_READ
                : !listed.contains(id)
                    ? Freshness.Sight.ABSENT
                    : valued.contains(id) ? Freshness.Sight.SEEN : Freshness.Sight.WITHOUT_VALUE;
        sights.put(type + "/" + id, sight);
      }
    }
  }
}
