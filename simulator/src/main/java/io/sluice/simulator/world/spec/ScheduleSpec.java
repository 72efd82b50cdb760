package io.sluice.simulator.world.spec;

import io.sluice.simulator.wire.OperationType;
import java.util.List;

/**
 * A schedule of an operation.
 *
 * @param identifiers nodes; empty for all nodes of the operation
 * @param timezone an id of the supported time zones, or an IANA name
 * @param cron five or six fields each; at least one
 */
public record ScheduleSpec(
    OperationType operation,
    List<String> identifiers,
    String timezone,
    List<String> cron,
    boolean active) {

  /** Copies the lists. */
  public ScheduleSpec {
    identifiers = List.copyOf(identifiers);
    cron = List.copyOf(cron);
  }
}
