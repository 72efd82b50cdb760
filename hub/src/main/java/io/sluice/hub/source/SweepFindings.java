package io.sluice.hub.source;

import io.sluice.hub.flow.Flows.Subscription;
import io.sluice.hub.store.Gap;
import io.sluice.hub.trigger.ApiIds;
import io.sluice.hub.trigger.Triggers.Reading;
import io.sluice.hub.trigger.Triggers.TaskEnd;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
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
record SweepFindings(
    SweepObserver.SweepObservation result,
    Watermarks memory,
    List<Gap> gaps,
    List<TriggerEvent> happenings,
    List<Sources.Overdue> overdue,
    Pace.WorkflowActivity seen,
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
  record SweepRequest(
      SweepObserver.SweepFrame frame,
      SourceConfig config,
      SubscriptionIndex subscribed,
      Punctuality.SchedulePlan plan,
      boolean whole) {}

  static SweepFindings of(
      SweepRequest asked, Watermarks before, SweepObserver.SweepAnswers answers) {
    return new SweepAnalysis(asked, before, answers).findings();
  }

  /** One sweep's way through the parts. */
  private static final class SweepAnalysis {
    private final SweepRequest asked;
    private final Watermarks before;
    private final SweepObserver.SweepAnswers answers;
    private final Instant now;
    private final List<Job> jobs;
    private final List<Loss> losses = new ArrayList<>();

    SweepAnalysis(SweepRequest asked, Watermarks before, SweepObserver.SweepAnswers answers) {
      this.asked = asked;
      this.before = before;
      this.answers = answers;
      this.now = asked.frame().now();
      this.jobs = Job.list(answers.jobs().orElse(null));
    }

    SweepFindings findings() {
      JobListGaps.JobListUpdate reach = reach();
      losses.addAll(reach.losses());
      SweepObserver.SweepObservation result =
          SweepObserver.of(
              asked.frame(), before.ends(), reach.believed() ? answers : withoutJobs());
      List<TaskEnd> ends = result.observation().tasks();
      EvaluationGaps.EvaluationGapsUpdate segments = segments(result, ends);
      EvaluationGaps.EvaluationGapsUpdate measures =
          measures(result, ends, !reach.losses().isEmpty());
      losses.addAll(segments.losses());
      losses.addAll(measures.losses());
      Freshness.FreshnessUpdate fresh = freshness(result);
      Punctuality.PunctualityUpdate punctual = punctual(reach.believed());
      Watermarks memory =
          new Watermarks(
              result.watermark(),
              reach.next(),
              segments.next(),
              measures.next(),
              fresh.next(),
              punctual.next(),
              answers.segments().isPresent() ? now : before.segmentsAt());
      HubEvents own = new HubEvents(asked.frame().connection(), asked.plan().schedules());
      return new SweepFindings(
          result,
          memory,
          gaps(),
          own.happenings(fresh.fresh(), punctual.missed()),
          own.overdue(fresh.stale(), punctual.next()),
          seen(result, reach),
          punctual.doubtful(),
          new LinkedHashSet<>(jobs.stream().flatMap(Job::unknown).toList()));
    }

    private JobListGaps.JobListUpdate reach() {
      return answers.jobs().isPresent() && answers.status().isPresent()
          ? before.reach().take(jobs, asked.config().jobs(), now)
          : new JobListGaps.JobListUpdate(before.reach(), false, 0, List.of());
    }

    private Freshness.FreshnessUpdate freshness(SweepObserver.SweepObservation result) {
      return before
          .freshness()
          .take(asked.config().freshness(), asked.whole(), sights(result), now);
    }

    private Pace.WorkflowActivity seen(
        SweepObserver.SweepObservation result, JobListGaps.JobListUpdate reach) {
      int ended = result.observation().tasks().size() + result.observation().jobs().size();
      boolean running = jobs.stream().anyMatch(Job::open);
      Instant soon = now.plus(Pace.longest(asked.config()));
      boolean due =
          asked.plan().schedules().stream().anyMatch(one -> !one.due(now, soon, 1).isEmpty());
      return new Pace.WorkflowActivity(running, ended, reach.fresh(), asked.config().jobs(), due);
    }

    private SweepObserver.SweepAnswers withoutJobs() {
      return new SweepObserver.SweepAnswers(
          answers.dataSources(),
          answers.segments(),
          answers.measures(),
          java.util.Optional.empty(),
          answers.status());
    }

    private EvaluationGaps.EvaluationGapsUpdate segments(
        SweepObserver.SweepObservation result, List<TaskEnd> ends) {
      Instant last = before.segmentsAt();
      boolean tooLong = last != null && Duration.between(last, now).toDays() >= HistoryDays.MOST;
      return before
          .segments()
          .take(
              new EvaluationGaps.EvaluationReport(
                  result.observation().segments(),
                  answers.segments().isPresent(),
                  asked.subscribed().subjects(SEGMENT),
                  of(ends, Set.of("segmentation")),
                  tooLong),
              Loss.SEGMENTS);
    }

    private EvaluationGaps.EvaluationGapsUpdate measures(
        SweepObserver.SweepObservation result, List<TaskEnd> ends, boolean jobsLost) {
      return before
          .measures()
          .take(
              new EvaluationGaps.EvaluationReport(
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

    private Punctuality.PunctualityUpdate punctual(boolean believed) {
      if (!believed || asked.plan().readAt() == null) {
        return new Punctuality.PunctualityUpdate(before.punctuality(), List.of(), false);
      }
      boolean all = jobs.size() < asked.config().jobs();
      return before.punctuality().take(asked.plan(), new Punctuality.JobList(jobs, all), now);
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

    private Map<String, Freshness.Visibility> sights(SweepObserver.SweepObservation result) {
      Map<String, Freshness.Visibility> sights = new LinkedHashMap<>();
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
        Map<String, Freshness.Visibility> sights,
        Map<String, @Nullable Object> wanted,
        List<DataSource> sources) {
      Object id = wanted.get("dataSourceId");
      Object name = wanted.get("dataSourceName");
      boolean there =
          sources.stream()
              .anyMatch(
                  source ->
                      (id == null || ApiIds.of(id.toString()).equals(source.id()))
                          && (name == null || source.name().equalsIgnoreCase(name.toString())));
      Freshness.Visibility sight = there ? Freshness.Visibility.SEEN : Freshness.Visibility.ABSENT;
      sights.put(
          "datasource/" + (id == null ? name : id),
          answers.dataSources().isPresent() ? sight : Freshness.Visibility.NOT_READ);
    }

    private void see(
        Map<String, Freshness.Visibility> sights,
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
        Freshness.Visibility sight =
            answer.isEmpty()
                ? Freshness.Visibility.NOT_READ
                : !listed.contains(id)
                    ? Freshness.Visibility.ABSENT
                    : valued.contains(id)
                        ? Freshness.Visibility.SEEN
                        : Freshness.Visibility.WITHOUT_VALUE;
        sights.put(type + "/" + id, sight);
      }
    }
  }
}
