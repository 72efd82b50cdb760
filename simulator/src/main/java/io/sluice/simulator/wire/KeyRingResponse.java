package io.sluice.simulator.wire;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All keys under which one customer is known. */
public record KeyRingResponse(
    @Nullable UUID instanceId, @Nullable String customerId, @Nullable Object keyRing) {}
