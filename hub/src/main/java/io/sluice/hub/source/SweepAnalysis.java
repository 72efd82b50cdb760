package io.sluice.hub.source;

import io.sluice.hub.source.EvaluationGaps.EvaluationGapsUpdate;
import io.sluice.hub.source.EvaluationGaps.EvaluationReport;
import io.sluice.hub.source.Freshness.FreshnessUpdate;
import io.sluice.hub.source.JobListGaps.JobListUpdate;
import io.sluice.hub.source.Pace.WorkflowActivity;
import io.sluice.hub.source.Punctuality.PunctualityUpdate;
import io.sluice.hub.source.SweepFindings.SweepRequest;
import io.sluice.hub.source.SweepObserver.SweepObservation;
import io.sluice.hub.store.Gap;
import io.sluice.hub.trigger.Triggers.Observation;
import io.sluice.hub.trigger.Triggers.TaskEnd;
import io.sluice.hub.trigger.WorkStatus.WorkState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The analysis of one sweep's answers, step by step; used once. Pure. */
final class SweepAnalysis {
  static final String SEGMENT_KIND = "segment.threshold.crossed";
  static final String MEASURE_KIND = "measure.threshold.crossed";
  private static final Set<String> SEGMENT_OPERATIONS = Set.of("segmentation");
  private static final Set<String> MEASURE_OPERATIONS =
      Set.of("measures", "entityMeasures", "attributeMeasures");

  private final SweepRequest request;
  private final SourceConfig config;
  private final Watermarks before;
  private final SweepAnswers answers;
  private final Instant now;
  private final List<Job> jobs;

  SweepAnalysis(SweepRequest request, Watermarks before, SweepAnswers answers) {
    this.request = request;
    this.config = request.config();
    this.before = before;
    this.answers = answers;
    this.now = request.frame().now();
    this.jobs = Job.list(answers.of(ApiList.JOBS).orElse(null));
  }

  SweepFindings findings() {
    JobListUpdate list = jobList();
    SweepObservation observed =
        SweepObserver.of(
            request.frame(),
            before.ends(),
            list.believed() ? answers : answers.without(ApiList.JOBS));
    Observation observation = observed.observation();
    EvaluationGapsUpdate segments = segments(observation);
    EvaluationGapsUpdate measures = measures(observation, !list.losses().isEmpty());
    FreshnessUpdate freshness = freshness(observation);
    PunctualityUpdate punctuality = punctuality(list.believed());
    Watermarks watermarks =
        new Watermarks(
            observed.ends(),
            list.next(),
            segments.next(),
            measures.next(),
            freshness.next(),
            punctuality.next(),
            answers.has(ApiList.SEGMENTS) ? now : before.segmentsAt());
    HubEvents hub = new HubEvents(request.frame().connection(), request.schedules().schedules());
    return new SweepFindings(
        observation,
        watermarks,
        gaps(list.losses(), segments.losses(), measures.losses()),
        hub.events(freshness.fresh(), punctuality.missed()),
        hub.overdue(freshness.stale(), punctuality.next()),
        activity(observation, list),
        punctuality.doubtful(),
        new LinkedHashSet<>(jobs.stream().flatMap(Job::unknown).toList()));
  }

  private JobListUpdate jobList() {
    return answers.has(ApiList.JOBS) && answers.has(ApiList.STATUS)
        ? before.jobList().take(jobs, config.jobs(), now)
        : new JobListUpdate(before.jobList(), false, 0, List.of());
  }

  /** Whether the API's history of evaluations no longer reaches back to the last read. */
  private boolean historyTooShort() {
    Instant last = before.segmentsAt();
    return last != null && Duration.between(last, now).toDays() >= HistoryDays.MAX;
  }

  private EvaluationGapsUpdate segments(Observation observation) {
    return before
        .segments()
        .take(
            new EvaluationReport(
                observation.segments(),
                answers.has(ApiList.SEGMENTS),
                request.subscriptions().subjects(SEGMENT_KIND),
                successful(observation.tasks(), SEGMENT_OPERATIONS),
                historyTooShort()),
            Loss.SEGMENTS);
  }

  private EvaluationGapsUpdate measures(Observation observation, boolean jobsLost) {
    return before
        .measures()
        .take(
            new EvaluationReport(
                observation.measures(),
                answers.has(ApiList.MEASURES),
                request.subscriptions().subjects(MEASURE_KIND),
                successful(observation.tasks(), MEASURE_OPERATIONS),
                jobsLost),
            Loss.MEASURES);
  }

  private static List<TaskEnd> successful(List<TaskEnd> ends, Set<String> operations) {
    return ends.stream()
        .filter(task -> operations.contains(task.operation()))
        .filter(task -> task.status().is(WorkState.SUCCESSFUL))
        .toList();
  }

  private FreshnessUpdate freshness(Observation observation) {
    return before
        .freshness()
        .take(
            config.freshness(),
            request.complete(),
            WatchVisibility.of(request.subscriptions(), answers, observation),
            now);
  }

  private PunctualityUpdate punctuality(boolean jobsBelieved) {
    if (!jobsBelieved || request.schedules().readAt() == null) {
      return new PunctualityUpdate(before.punctuality(), List.of(), false);
    }
    boolean all = jobs.size() < config.jobs();
    return before.punctuality().take(request.schedules(), new Punctuality.JobList(jobs, all), now);
  }

  private WorkflowActivity activity(Observation observation, JobListUpdate list) {
    int ended = observation.tasks().size() + observation.jobs().size();
    boolean running = jobs.stream().anyMatch(Job::open);
    Instant soon = now.plus(Pace.longest(config));
    boolean due =
        request.schedules().schedules().stream().anyMatch(one -> !one.due(now, soon, 1).isEmpty());
    return new WorkflowActivity(running, ended, list.fresh(), config.jobs(), due);
  }

  @SafeVarargs
  private List<Gap> gaps(List<Loss>... losses) {
    List<Gap> gaps = new ArrayList<>();
    for (List<Loss> some : losses) {
      for (Loss loss : some) {
        gaps.add(
            new Gap(
                request.frame().connection(),
                loss.what(),
                loss.from(),
                loss.to(),
                loss.reason(),
                now));
      }
    }
    return gaps;
  }
}
