package io.sluice.simulator.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options of a job; properties that the description does not name are kept as they come. */
public record GraphJobOptions(
    @Nullable Boolean runDownstreamAfterMerge,
    @JsonAnyGetter @JsonAnySetter Map<String, Object> others) {

  /** Keeps an own, unmodifiable copy of the further properties. */
  @SuppressWarnings("NullAway") // Jackson hands null when a document has no further properties
  public GraphJobOptions {
    others = others == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(others));
  }

  /** Options with nothing but the choice to go on after the unification. */
  public static GraphJobOptions downstream(boolean runDownstreamAfterMerge) {
    return new GraphJobOptions(runDownstreamAfterMerge, Map.of());
  }
}
