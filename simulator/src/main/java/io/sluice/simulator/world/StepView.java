package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.ScenarioStep;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State of a step of a scenario.
 *
 * @param done when it was performed; null if not yet
 * @param said its result in a sentence; empty if not performed yet
 * @param refused whether it had no effect because its subject did not exist
 */
public record StepView(ScenarioStep step, @Nullable Instant done, String said, boolean refused) {}
