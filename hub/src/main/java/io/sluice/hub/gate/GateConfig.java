package io.sluice.hub.gate;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How fast the hub may call out.
 *
 * @param kinds the rule of each kind of bucket, complete
 * @param grace how long after a connection is closed the other side may still count its call, from
 *     0 to 60 s: too small and a restart may overrun the quota, too large and it waits needlessly
 * @param holdWhenEmpty whether an empty ledger means that the first window is waited out, since
 *     somebody may have deleted the data folder; off only where nobody else can have called, as in
 *     a demonstration against its own simulator
 */
public record GateConfig(
    Map<BucketKey.Kind, BucketConfig> kinds, Duration grace, boolean holdWhenEmpty) {

  public GateConfig {
    EnumMap<BucketKey.Kind, BucketConfig> ordered = new EnumMap<>(kinds);
    for (BucketKey.Kind kind : BucketKey.Kind.values()) {
      if (!ordered.containsKey(kind)) {
        throw new IllegalArgumentException("gate: the kind " + kind + " has no rule");
      }
    }
    if (grace.isNegative() || grace.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("gate: grace must be from 0 to 60 s, not " + grace);
    }
    kinds = Collections.unmodifiableMap(ordered);
  }

  /**
   * The published limits. Customer Insights: 100 calls in 60 s. Teams, for each webhook: 4 in 1 s,
   * 60 in 30 s, 100 in 1 h, 150 in 2 h, 1,800 in 24 h. Token endpoint and mail: our choice, polite.
   * Other hosts: our choice, more than this program sends, since only the owner of the host knows
   * better.
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

  /** The same with another rule for one kind. */
  public GateConfig with(BucketKey.Kind kind, BucketConfig rule) {
    EnumMap<BucketKey.Kind, BucketConfig> changed = new EnumMap<>(kinds);
    changed.put(kind, rule);
    return new GateConfig(changed, grace, holdWhenEmpty);
  }

  /** The same, trusting an empty ledger. */
  public GateConfig trustingEmptyLedger() {
    return new GateConfig(kinds, grace, false);
  }

  /** The rule of a kind. */
  BucketConfig of(BucketKey.Kind kind) {
    BucketConfig found = kinds.get(kind);
    if (found == null) {
      throw new IllegalStateException("gate: the kind " + kind + " has no rule");
    }
    return found;
  }
}
