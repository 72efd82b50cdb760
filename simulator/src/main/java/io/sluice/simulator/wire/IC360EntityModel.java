package io.sluice.simulator.wire;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables of an instance. */
public record IC360EntityModel(
    @Nullable UUID instanceId,
    @Nullable UUID dataflowId,
    @Nullable UUID datasourceId,
    @Nullable DataflowType dataflowType,
    @Nullable List<IEntityMetadata> entities) {}
