package io.sluice.simulator.wire;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schedule of the full refresh of an instance. */
public record DataRefreshSchedule(
    @Nullable Boolean isActive,
    @Nullable String timezoneId,
    @Nullable List<String> cronSchedules,
    @Nullable UUID scheduleId,
    @Nullable UUID instanceId) {}
