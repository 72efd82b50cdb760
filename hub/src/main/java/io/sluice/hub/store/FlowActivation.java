package io.sluice.hub.store;

import java.time.Instant;

/**
 * Whether a flow was last paused or resumed. A flow without one is enabled.
 *
 * @param enabled false while the flow is paused
 * @param reason why it was paused or resumed, for people
 */
public record FlowActivation(String flow, boolean enabled, String reason, Instant changedAt) {}
