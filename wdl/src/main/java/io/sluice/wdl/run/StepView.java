package io.sluice.wdl.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One action's execution.
 *
 * @param path container names and turn numbers down to the action, as in {@code Pages[2]/Get_items}
 * @param status Running, Waiting, Succeeded, Failed, Skipped, TimedOut or Cancelled
 * @param error why it did not succeed; null when it did
 * @param waitingFor quota, retry, delay or answer while it waits
 * @param tracked the tracked properties; null when it has none, or has not ended
 * @param notes what people should know beyond the result, as of a call with an unknown outcome
 */
public record StepView(
    String path,
    String type,
    String status,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    int attempts,
    @Nullable Object inputs,
    @Nullable Object outputs,
    @Nullable String error,
    @Nullable String waitingFor,
    @Nullable Object tracked,
    List<String> notes) {}
