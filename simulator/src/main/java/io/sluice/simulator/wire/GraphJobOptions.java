package io.sluice.simulator.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options of a job; unknown properties are preserved. */
public record GraphJobOptions(
    @Nullable Boolean runDownstreamAfterMerge,
    @JsonAnyGetter @JsonAnySetter Map<String, Object> others) {

  /** Makes an unmodifiable copy of the unknown properties. */
  @SuppressWarnings("NullAway") // Jackson passes null if there are no unknown properties
  public GraphJobOptions {
    others = others == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(others));
  }

  /** Options that only say whether to continue after unification. */
  public static GraphJobOptions downstream(boolean runDownstreamAfterMerge) {
    return new GraphJobOptions(runDownstreamAfterMerge, Map.of());
  }
}
