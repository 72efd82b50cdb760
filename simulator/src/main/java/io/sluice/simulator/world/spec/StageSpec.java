package io.sluice.simulator.world.spec;

import io.sluice.simulator.wire.OperationType;
import java.util.List;

/**
 * Something else that runs in a refresh: an enrichment, an export, a prediction.
 *
 * @param operation its kind, for example {@code enrichment} or {@code export}
 * @param name its friendly name; its identifier is derived from it
 * @param segments segments that it needs, for exports
 */
public record StageSpec(
    OperationType operation, String name, List<String> segments, FailureSpec failures) {

  /** Keeps an own copy of the list. */
  public StageSpec {
    segments = List.copyOf(segments);
  }
}
