package io.sluice.simulator.world.spec;

import io.sluice.simulator.wire.OperationType;
import java.util.List;

/**
 * An additional stage of a refresh: an enrichment, an export or a prediction.
 *
 * @param operation its kind, for example {@code enrichment} or {@code export}
 * @param name its friendly name; its identifier is derived from it
 * @param segments segments that an export requires
 */
public record StageSpec(
    OperationType operation, String name, List<String> segments, FailureSpec failures) {

  /** Copies the list. */
  public StageSpec {
    segments = List.copyOf(segments);
  }
}
