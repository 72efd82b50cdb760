package io.sluice.simulator.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer of the data interface. */
public record ODataEntityPayload(
    @JsonProperty("@odata.context") @Nullable String odataContext,
    @JsonProperty("@odata.count") @Nullable Integer odataCount,
    @Nullable List<Object> value) {}
