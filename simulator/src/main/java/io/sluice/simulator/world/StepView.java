package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.ScenarioStep;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of a scenario as it stands.
 *
 * @param done when it was carried out; null when it was not yet
 * @param said what came of it, one sentence; empty when it was not carried out yet
 * @param refused whether nothing came of it, because the world had no such thing at that time
 */
public record StepView(ScenarioStep step, @Nullable Instant done, String said, boolean refused) {}
