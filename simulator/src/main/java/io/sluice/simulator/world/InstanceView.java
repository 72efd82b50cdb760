package io.sluice.simulator.world;

import io.sluice.simulator.wire.DataRefreshSchedule;
import io.sluice.simulator.wire.InstanceInfo;
import io.sluice.simulator.wire.InstanceMetadata;
import io.sluice.simulator.wire.InstanceType;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.ProvisioningState;
import io.sluice.simulator.wire.WorkflowRefreshSchedule;
import io.sluice.simulator.world.spec.Oddity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the API's representation of instances. */
final class InstanceView {

  private static final Duration TRIAL = Duration.ofDays(30);
  private static final int TRIAL_EXTENSIONS = 3;

  private InstanceView() {}

  static InstanceInfo info(InstanceState instance) {
    return new InstanceInfo(
        instance.id,
        instance.spec.name(),
        instance.spec.type(),
        expiry(instance),
        TRIAL_EXTENSIONS,
        extension(instance),
        "prod-" + instance.spec.region(),
        instance.spec.region(),
        "dataLake");
  }

  static InstanceMetadata metadata(InstanceState instance) {
    return new InstanceMetadata(
        false,
        true,
        false,
        false,
        false,
        instance.spec.name(),
        ProvisioningState.ACTIVE,
        instance.spec.type(),
        schedule(instance),
        expiry(instance),
        instance.spec.region(),
        every(instance) ? Map.of("orgUrl", "https://org.example.com") : null,
        every(instance) ? Map.of("storage", "managed") : null,
        TRIAL_EXTENSIONS,
        extension(instance),
        false,
        every(instance) ? List.of(Map.of("days", 30)) : null,
        every(instance) ? List.of("default") : null,
        "dataLake",
        instance.spec.region(),
        1L,
        Stamp.SYSTEM,
        instance.created,
        Stamp.SYSTEM,
        instance.created,
        instance.id);
  }

  private static boolean every(InstanceState instance) {
    return instance.spec.is(Oddity.EVERY_PROPERTY);
  }

  private static @Nullable String extension(InstanceState instance) {
    return every(instance) ? "extended once" : null;
  }

  private static @Nullable Instant expiry(InstanceState instance) {
    return instance.spec.type() == InstanceType.TRIAL ? instance.created.plus(TRIAL) : null;
  }

  private static @Nullable DataRefreshSchedule schedule(InstanceState instance) {
    for (ScheduleState state : instance.schedules.values()) {
      WorkflowRefreshSchedule schedule = state.schedule;
      if (schedule.operationType() == OperationType.ALL) {
        return new DataRefreshSchedule(
            schedule.isActive(),
            schedule.timezoneId(),
            schedule.cronSchedules(),
            schedule.scheduleId(),
            instance.id);
      }
    }
    return null;
  }
}
