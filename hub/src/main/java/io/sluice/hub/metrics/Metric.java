package io.sluice.hub.metrics;

import java.util.List;

/** The table of metrics, in the order in which they are listed. Units are base units. */
@SuppressWarnings("ImmutableEnumChecker") // List.of is not known to be immutable
public enum Metric {
  BUILD_INFO(
      "sluice.build.info",
      MetricType.GAUGE,
      "Always 1; the labels carry the versions.",
      "version",
      "java"),
  EVENTS("sluice.events.received", MetricType.COUNTER, "Events committed.", "kind"),
  INGRESS(
      "sluice.ingress.answers",
      MetricType.COUNTER,
      "Answers to calls of flows over HTTP.",
      "code_class"),
  EVENTS_DUPLICATE(
      "sluice.events.deduplicated", MetricType.COUNTER, "Events that were already known.", "kind"),
  DECISIONS("sluice.decisions", MetricType.COUNTER, "Decisions about events.", "kind", "verdict"),
  EVENT_AGE(
      "sluice.event.age", MetricType.TIMER, "Time from an event to the decision about it.", "kind"),
  EVENT_TO_ACTION(
      "sluice.event.to.action",
      MetricType.TIMER,
      "Time from the commit of an event to the first call of its run.",
      "flow"),
  SWEEPS("sluice.sweeps", MetricType.COUNTER, "Sweeps by outcome.", "outcome"),
  SWEEP_DURATION(
      "sluice.sweep.duration", MetricType.TIMER, "Duration of a sweep, including its commit."),
  SWEEP_CALLS("sluice.sweep.calls", MetricType.GAUGE, "Calls of the latest sweep."),
  SWEEP_INTERVAL(
      "sluice.sweep.interval.seconds", MetricType.GAUGE, "Current interval between sweeps."),
  GAPS("sluice.gaps", MetricType.COUNTER, "Periods in which events may have been missed.", "what"),
  OVERDUE(
      "sluice.watches.overdue",
      MetricType.GAUGE,
      "Watches without a recent evaluation and refreshes that did not take place.",
      "kind"),
  NO_DATA(
      "sluice.watches.no.data",
      MetricType.GAUGE,
      "Watches whose recent evaluations had no value.",
      "kind"),
  WATCHES("sluice.subscriptions", MetricType.GAUGE, "Watches by trigger kind.", "kind"),
  FLOWS("sluice.flows", MetricType.GAUGE, "Flows by state.", "state"),
  RUNS("sluice.flow.runs", MetricType.COUNTER, "Finished runs.", "flow", "status"),
  RUN_DURATION("sluice.flow.run.duration", MetricType.TIMER, "Duration of a run.", "flow"),
  RUNS_ACTIVE("sluice.flow.runs.active", MetricType.GAUGE, "Unfinished runs."),
  STEPS(
      "sluice.step.attempts",
      MetricType.COUNTER,
      "Attempts of steps that call a connector.",
      "outcome",
      "attempt"),
  CALLS("sluice.outbound.calls", MetricType.COUNTER, "Outbound calls.", "target", "code_class"),
  CLOCK_SKEW(
      "sluice.clock.skew.seconds",
      MetricType.GAUGE,
      "Seconds by which this machine's clock is ahead of the API's; negative if it is behind."),
  CALL_DURATION(
      "sluice.outbound.call.duration", MetricType.TIMER, "Duration of outbound calls.", "target"),
  DELIVERIES(
      "sluice.deliveries", MetricType.COUNTER, "Deliveries by channel.", "channel", "outcome"),
  QUOTA_LIMIT("sluice.quota.limit", MetricType.GAUGE, "Calls allowed in a window.", "bucket"),
  QUOTA_USED("sluice.quota.used", MetricType.GAUGE, "Calls granted in the last window.", "bucket"),
  QUOTA_BUSY("sluice.quota.busy", MetricType.GAUGE, "Slots that are not free.", "bucket"),
  QUOTA_QUEUE(
      "sluice.quota.queue.length", MetricType.GAUGE, "Callers waiting for a permit.", "bucket"),
  QUOTA_OLDEST(
      "sluice.quota.oldest.wait.seconds",
      MetricType.GAUGE,
      "Wait of the longest-waiting caller.",
      "bucket"),
  QUOTA_WAIT(
      "sluice.quota.wait",
      MetricType.TIMER,
      "Time that callers waited for a permit.",
      "bucket",
      "priority"),
  QUOTA_REJECTED(
      "sluice.quota.rejected",
      MetricType.COUNTER,
      "Callers refused because the queue was full or their wait too long.",
      "bucket"),
  THROTTLED(
      "sluice.upstream.throttled",
      MetricType.COUNTER,
      "429 answers of servers; should stay 0.",
      "bucket"),
  SEGMENT_MEMBERS("sluice.segment.members", MetricType.GAUGE, "Size of a watched segment.", "name"),
  MEASURE_VALUE("sluice.measure.value", MetricType.GAUGE, "Value of a watched measure.", "name"),
  THRESHOLD_LIMIT(
      "sluice.threshold.limit", MetricType.GAUGE, "The watched threshold.", "kind", "name"),
  SOURCE_SUCCESS(
      "sluice.datasource.last.success.timestamp.seconds",
      MetricType.GAUGE,
      "Time of the last successful refresh of a data source, in seconds since 1970.",
      "source"),
  STORE_COMMITS("sluice.store.commits", MetricType.COUNTER, "Commits of the store.", "outcome"),
  STORE_COMMIT_DURATION("sluice.store.commit.duration", MetricType.TIMER, "Duration of a commit."),
  STORE_QUEUE("sluice.store.queue.length", MetricType.GAUGE, "Writes waiting for the writer."),
  STORE_SIZE("sluice.store.size.bytes", MetricType.GAUGE, "Size of the database file.");

  /** Kind of a metric. */
  public enum MetricType {
    COUNTER,
    GAUGE,
    TIMER
  }

  private final String id;
  private final MetricType type;
  private final String help;
  private final List<String> labels;

  Metric(String id, MetricType type, String help, String... labels) {
    this.id = id;
    this.type = type;
    this.help = help;
    this.labels = List.of(labels);
  }

  /** Dotted name; Prometheus shows it with underscores, unit and {@code _total}. */
  public String id() {
    return id;
  }

  public MetricType type() {
    return type;
  }

  /** One sentence for people. */
  public String help() {
    return help;
  }

  /** Names of the labels. */
  public List<String> labels() {
    return labels;
  }
}
