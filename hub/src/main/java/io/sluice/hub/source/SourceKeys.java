package io.sluice.hub.source;

import io.sluice.hub.settings.ConfigEntry;
import io.sluice.hub.settings.Key;
import io.sluice.hub.settings.Settings;
import io.sluice.hub.settings.ValueTypes;
import java.time.Duration;
import java.util.List;

/** The keys of section {@code environment} that say how the environment is polled. */
public final class SourceKeys {
  private static final Key<String> NAME =
      Key.required(
              "name",
              ValueTypes.text(),
              "Name of the connection. It is part of every event id: after a rename, changes that"
                  + " were already reported are reported again.")
          .example("contoso");

  private static final Key<Duration> SWEEP_INTERVAL =
      Key.withDefault(
          "sweepInterval",
          ValueTypes.duration(Duration.ofSeconds(5)),
          SourceConfig.DEFAULT_INTERVAL,
          "Usual time between the starts of two sweeps. A sweep takes five of the 100 calls that"
              + " the API allows in 60 seconds.");

  private static final Key<Boolean> ADAPT =
      Key.withDefault(
          "adapt",
          ValueTypes.flag(),
          true,
          "Sweeps every 15 s while a refresh runs and quota is free, and less often while the"
              + " service throttles or nothing is due.");

  private static final Key<Duration> FRESHNESS =
      Key.optional(
              "freshness",
              ValueTypes.duration(Duration.ofSeconds(15)),
              "Without a complete sweep for this long the source counts as stale; never less than"
                  + " three times `sweepInterval`.")
          .derived(
              "6 × `sweepInterval`; 3 × with `adapt: false`",
              values ->
                  SourceConfig.defaultFreshness(values.get(SWEEP_INTERVAL), values.get(ADAPT)))
          .example("10m");

  /** The keys, in the order of the reference page. */
  public static final List<ConfigEntry> ENTRIES = List.of(NAME, SWEEP_INTERVAL, ADAPT, FRESHNESS);

  private SourceKeys() {}

  /**
   * The configuration of the source.
   *
   * @param instanceId the environment's id
   */
  public static SourceConfig config(Settings environment, String instanceId) {
    return SourceConfig.of(environment.get(NAME), instanceId, environment.get(SWEEP_INTERVAL))
        .withAdapt(environment.get(ADAPT))
        .withFreshness(environment.get(FRESHNESS));
  }
}
