package io.sluice.simulator.wire;

import org.jspecify.annotations.Nullable;

/** A role. */
public record RoleDefinition(@Nullable String description, @Nullable String roleName) {}
