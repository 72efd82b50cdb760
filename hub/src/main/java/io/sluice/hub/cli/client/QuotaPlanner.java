package io.sluice.hub.cli.client;

import io.sluice.hub.connector.Connectors;
import io.sluice.hub.connector.table.ConnectorTable;
import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.gate.GateConfig;
import io.sluice.hub.gate.Window;
import io.sluice.hub.source.Sources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Estimates whether a flow fits into the quotas: compares its calls per run and per day with the
 * calls that the sweeps leave. Where a bucket has several windows, the narrowest counts. Pure.
 */
final class QuotaPlanner {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final double TIGHT_SHARE = 0.8;
  private static final double PERCENT = 100;

  private static final Map<String, BucketKey.Kind> KINDS = kinds();

  private QuotaPlanner() {}

  /**
   * The expected load of one flow.
   *
   * @param flow name of the flow
   * @param calls calls of one run, by connector
   * @param eventsPerDay runs per day, at least 0
   * @param sweepInterval time between two sweeps of the hub
   */
  record ExpectedLoad(
      String flow, Map<String, Long> calls, long eventsPerDay, Duration sweepInterval) {}

  /**
   * The load on one connector.
   *
   * @param known whether the hub has this connector; any other has no quota
   * @param perRun calls per run
   * @param perDay calls per day
   * @param leftPerDay calls per day that remain beside the sweeps
   * @param oneRun time that one run waits for quota slots on an otherwise idle hub
   */
  record ConnectorLoad(
      String connector, boolean known, long perRun, long perDay, long leftPerDay, Duration oneRun) {
    boolean fits() {
      return !known || perDay <= leftPerDay;
    }

    double use() {
      return leftPerDay == 0 ? 0 : (double) perDay / leftPerDay;
    }
  }

  /**
   * The result.
   *
   * @param sentence the result as a sentence
   */
  record QuotaPlan(
      List<ConnectorLoad> loads,
      boolean fits,
      Duration oneRun,
      long dailySweeps,
      String sentence) {}

  /** Estimates the load against the configured limits. */
  static QuotaPlan of(ExpectedLoad load, GateConfig limits) {
    List<ConnectorLoad> loads = new ArrayList<>();
    load.calls()
        .forEach((connector, calls) -> loads.add(connectorLoad(connector, calls, load, limits)));
    Duration oneRun =
        loads.stream().map(ConnectorLoad::oneRun).max(Duration::compareTo).orElse(Duration.ZERO);
    boolean fits = loads.stream().allMatch(ConnectorLoad::fits);
    long sweeps = Sources.SWEEP_CALLS * DAY / load.sweepInterval().toMillis();
    return new QuotaPlan(
        List.copyOf(loads), fits, oneRun, sweeps, sentence(load, loads, fits, oneRun));
  }

  private static ConnectorLoad connectorLoad(
      String connector, long calls, ExpectedLoad load, GateConfig limits) {
    long perDay = calls * load.eventsPerDay();
    BucketKey.Kind kind = KINDS.get(connector);
    if (kind == null) {
      return new ConnectorLoad(connector, false, calls, perDay, 0, Duration.ZERO);
    }
    List<Window> windows = Optional.ofNullable(limits.kinds().get(kind)).orElseThrow().windows();
    boolean swept = kind == BucketKey.Kind.CUSTOMER_INSIGHTS;
    long left = Long.MAX_VALUE;
    Duration longest = Duration.ZERO;
    for (Window window : windows) {
      long sweeps = swept ? sweeps(window, load.sweepInterval()) : 0;
      long free = Math.max(0, window.limit() - sweeps);
      left = Math.min(left, free * DAY / window.length().toMillis());
      if (free > 0) {
        Duration last = window.length().multipliedBy((calls - 1) / free);
        longest = last.compareTo(longest) > 0 ? last : longest;
      }
    }
    return new ConnectorLoad(connector, true, calls, perDay, left, longest);
  }

  /** Upper bound of sweep calls in one window. */
  private static long sweeps(Window window, Duration interval) {
    long millis = interval.toMillis();
    long begun = (window.length().toMillis() + millis - 1) / millis;
    return begun * Sources.SWEEP_CALLS;
  }

  private static String sentence(
      ExpectedLoad load, List<ConnectorLoad> loads, boolean fits, Duration oneRun) {
    List<ConnectorLoad> counted = loads.stream().filter(ConnectorLoad::known).toList();
    if (counted.isEmpty()) {
      return "It fits: " + load.flow() + " makes no calls that count against a quota.";
    }
    ConnectorLoad tightest = counted.get(0);
    for (ConnectorLoad connectorLoad : counted) {
      boolean more =
          connectorLoad.fits() == tightest.fits()
              ? connectorLoad.use() > tightest.use()
              : !connectorLoad.fits();
      tightest = more ? connectorLoad : tightest;
    }
    String much =
        "%d events per day make %d calls of %s, and %d are available%s"
            .formatted(
                load.eventsPerDay(),
                tightest.perDay(),
                tightest.connector(),
                tightest.leftPerDay(),
                tightest.connector().equals(Connectors.CUSTOMER_INSIGHTS)
                    ? " beside the sweeps"
                    : "");
    if (!fits) {
      long most = tightest.perRun() == 0 ? 0 : tightest.leftPerDay() / tightest.perRun();
      return "It does not fit: %s. At most %d events per day fit; make fewer calls or read fewer rows."
          .formatted(much, most);
    }
    String share = String.format(Locale.ROOT, " (%.1f %%)", tightest.use() * PERCENT);
    String wait =
        oneRun.isZero()
            ? " A single run never waits for the quota."
            : " A single run waits " + TextFormat.duration(oneRun) + " for the quota.";
    String how = tightest.use() > TIGHT_SHARE ? "It fits, but only just: " : "It fits: ";
    return how + much + share + "." + wait;
  }

  private static Map<String, BucketKey.Kind> kinds() {
    Map<String, BucketKey.Kind> kinds = new LinkedHashMap<>();
    ConnectorTable.ROWS.forEach(row -> kinds.put(row.name(), row.quota()));
    return kinds;
  }
}
