package io.sluice.hub.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one subscribed flow made of an event.
 *
 * @param runId the run that was started; null when none was
 */
public record Decision(
    EventRef event, String flow, Verdict verdict, Instant at, @Nullable String runId) {
  /** The event's trigger kind. */
  public String kind() {
    return event.kind();
  }
}
