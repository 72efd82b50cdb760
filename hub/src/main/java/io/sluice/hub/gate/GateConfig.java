package io.sluice.hub.gate;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How fast the hub may call out.
 *
 * @param kinds limits of every kind of bucket
 * @param grace how long after a connection was closed the server may still count its call, from 0
 *     to 60 s. Too small and a restart may exceed the quota; too large and it waits needlessly
 * @param holdWhenEmpty whether the hub waits one window before the first call if the ledger is
 *     empty, because the data folder may have been deleted. Off only where nobody else can have
 *     called, for example against the demo's own simulator
 */
public record GateConfig(
    Map<BucketKey.Kind, BucketConfig> kinds, Duration grace, boolean holdWhenEmpty) {

  public GateConfig {
    EnumMap<BucketKey.Kind, BucketConfig> ordered = new EnumMap<>(kinds);
    for (BucketKey.Kind kind : BucketKey.Kind.values()) {
      if (!ordered.containsKey(kind)) {
        throw new IllegalArgumentException("gate: the kind " + kind + " has no limits");
      }
    }
    if (grace.isNegative() || grace.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("gate: grace must be from 0 to 60 s, not " + grace);
    }
    kinds = Collections.unmodifiableMap(ordered);
  }

  /**
   * The published limits: 100 calls in 60 s for Customer Insights (<a
   * href="https://learn.microsoft.com/connectors/customerinsights/">connector reference</a>); 4 in
   * 1 s, 60 in 30 s, 100 in 1 h, 150 in 2 h and 1,800 in 24 h for each Teams webhook (<a
   * href="https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using">rate
   * limits of connectors</a>). Token endpoints and mail servers publish none; the defaults are
   * conservative. Other hosts get more than this program sends, since only their owner knows their
   * limits.
   */
  public static GateConfig defaults() {
    EnumMap<BucketKey.Kind, BucketConfig> kinds = new EnumMap<>(BucketKey.Kind.class);
    kinds.put(
        BucketKey.Kind.CUSTOMER_INSIGHTS,
        BucketConfig.of(10_000, Window.of(100, 60)).withIdleReserve(2));
    kinds.put(BucketKey.Kind.TOKEN, BucketConfig.of(1_000, Window.of(20, 60)));
    kinds.put(
        BucketKey.Kind.TEAMS,
        BucketConfig.of(
            1_000,
            Window.of(100, 3_600),
            Window.of(4, 1),
            Window.of(60, 30),
            Window.of(150, 7_200),
            Window.of(1_800, 86_400)));
    kinds.put(BucketKey.Kind.MAIL, BucketConfig.of(1_000, Window.of(30, 60)));
    kinds.put(BucketKey.Kind.HTTP, BucketConfig.of(10_000, Window.of(100_000, 1)));
    return new GateConfig(kinds, Duration.ofSeconds(5), true);
  }

  /** The same with other limits for one kind. */
  public GateConfig with(BucketKey.Kind kind, BucketConfig limits) {
    EnumMap<BucketKey.Kind, BucketConfig> changed = new EnumMap<>(kinds);
    changed.put(kind, limits);
    return new GateConfig(changed, grace, holdWhenEmpty);
  }

  /** The same without the wait that follows an empty ledger. */
  public GateConfig trustingEmptyLedger() {
    return new GateConfig(kinds, grace, false);
  }

  /** Limits of a kind. */
  BucketConfig of(BucketKey.Kind kind) {
    BucketConfig found = kinds.get(kind);
    if (found == null) {
      throw new IllegalStateException("gate: the kind " + kind + " has no limits");
    }
    return found;
  }
}
