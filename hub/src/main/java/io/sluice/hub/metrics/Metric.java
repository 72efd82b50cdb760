package io.sluice.hub.metrics;

import java.util.List;

/**
 * Every metric of the hub: one row each, in the order of the page that lists them. Units are base
 * units.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.of is not known to be immutable
public enum Metric {
  BUILD_INFO(
      "sluice.build.info", Type.GAUGE, "Always 1; labels tell the version.", "version", "java"),
  EVENTS("sluice.events.received", Type.COUNTER, "Events committed.", "kind"),
  INGRESS("sluice.ingress.answers", Type.COUNTER, "Answered calls of flows.", "code_class"),
  EVENTS_DUPLICATE("sluice.events.deduplicated", Type.COUNTER, "Events seen again.", "kind"),
  DECISIONS("sluice.decisions", Type.COUNTER, "Decisions about events.", "kind", "verdict"),
  EVENT_AGE("sluice.event.age", Type.TIMER, "From when it happened to the decision.", "kind"),
  EVENT_TO_ACTION(
      "sluice.event.to.action",
      Type.TIMER,
      "From the event's commit to the run's first call.",
      "flow"),
  SWEEPS("sluice.sweeps", Type.COUNTER, "Sweeps by outcome.", "outcome"),
  SWEEP_DURATION("sluice.sweep.duration", Type.TIMER, "Time of one sweep, commit included."),
  SWEEP_CALLS("sluice.sweep.calls", Type.GAUGE, "Calls that the latest sweep made."),
  SWEEP_INTERVAL(
      "sluice.sweep.interval.seconds", Type.GAUGE, "Time between two sweeps as it is now."),
  GAPS("sluice.gaps", Type.COUNTER, "Stretches in which something may have been missed.", "what"),
  OVERDUE(
      "sluice.watches.overdue", Type.GAUGE, "What should have been seen or have happened.", "kind"),
  NO_DATA("sluice.watches.no.data", Type.GAUGE, "Watches without a value lately.", "kind"),
  WATCHES("sluice.subscriptions", Type.GAUGE, "Watches by trigger kind.", "kind"),
  FLOWS("sluice.flows", Type.GAUGE, "Flows by state.", "state"),
  RUNS("sluice.flow.runs", Type.COUNTER, "Runs that ended.", "flow", "status"),
  RUN_DURATION("sluice.flow.run.duration", Type.TIMER, "Time from start to end of a run.", "flow"),
  RUNS_ACTIVE("sluice.flow.runs.active", Type.GAUGE, "Runs under way."),
  STEPS(
      "sluice.step.attempts",
      Type.COUNTER,
      "Attempts of steps that call out.",
      "outcome",
      "attempt"),
  CALLS("sluice.outbound.calls", Type.COUNTER, "Outbound calls.", "target", "code_class"),
  CLOCK_SKEW(
      "sluice.clock.skew.seconds",
      Type.GAUGE,
      "How far this machine's clock is ahead of the API's; negative when it is behind."),
  CALL_DURATION("sluice.outbound.call.duration", Type.TIMER, "Time of outbound calls.", "target"),
  DELIVERIES("sluice.deliveries", Type.COUNTER, "Deliveries by channel.", "channel", "outcome"),
  QUOTA_LIMIT("sluice.quota.limit", Type.GAUGE, "Calls allowed in a window.", "bucket"),
  QUOTA_USED("sluice.quota.used", Type.GAUGE, "Calls granted in the last window.", "bucket"),
  QUOTA_BUSY("sluice.quota.busy", Type.GAUGE, "Slots that are not free.", "bucket"),
  QUOTA_QUEUE("sluice.quota.queue.length", Type.GAUGE, "Callers that wait for a slot.", "bucket"),
  QUOTA_OLDEST("sluice.quota.oldest.wait.seconds", Type.GAUGE, "Longest wait now.", "bucket"),
  QUOTA_WAIT(
      "sluice.quota.wait", Type.TIMER, "Time callers waited for a slot.", "bucket", "priority"),
  QUOTA_REJECTED("sluice.quota.rejected", Type.COUNTER, "Callers sent away.", "bucket"),
  THROTTLED(
      "sluice.upstream.throttled", Type.COUNTER, "Real 429 answers; should stay 0.", "bucket"),
  SEGMENT_MEMBERS("sluice.segment.members", Type.GAUGE, "Size of a watched segment.", "name"),
  MEASURE_VALUE("sluice.measure.value", Type.GAUGE, "Value of a watched measure.", "name"),
  THRESHOLD_LIMIT("sluice.threshold.limit", Type.GAUGE, "The watched threshold.", "kind", "name"),
  SOURCE_SUCCESS(
      "sluice.datasource.last.success.timestamp.seconds",
      Type.GAUGE,
      "When a data source was last refreshed successfully, seconds since 1970.",
      "source"),
  STORE_COMMITS("sluice.store.commits", Type.COUNTER, "Commits of the store.", "outcome"),
  STORE_COMMIT_DURATION("sluice.store.commit.duration", Type.TIMER, "Time of one commit."),
  STORE_QUEUE("sluice.store.queue.length", Type.GAUGE, "Writes that wait for the writer."),
  STORE_SIZE("sluice.store.size.bytes", Type.GAUGE, "Size of the database file.");

  /** How a metric is counted. */
  public enum Type {
    COUNTER,
    GAUGE,
    TIMER
  }

  private final String id;
  private final Type type;
  private final String help;
  private final List<String> labels;

  Metric(String id, Type type, String help, String... labels) {
    this.id = id;
    this.type = type;
    this.help = help;
    this.labels = List.of(labels);
  }

  /** The dotted name; the scrape page shows it with underscores, unit and {@code _total}. */
  public String id() {
    return id;
  }

  public Type type() {
    return type;
  }

  /** One sentence for people. */
  public String help() {
    return help;
  }

  /** The labels' names. */
  public List<String> labels() {
    return labels;
  }
}
