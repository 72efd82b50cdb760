package io.sluice.simulator.wire;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The roles of one principal. */
public record RoleAssignment(
    @Nullable String principalId,
    @Nullable PrincipalType principalType,
    @Nullable List<String> roles,
    @Nullable UUID instanceId) {}
