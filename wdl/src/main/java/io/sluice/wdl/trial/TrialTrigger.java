package io.sluice.wdl.trial;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The trigger outputs with which one run of a trial starts.
 *
 * @param outputs {@code headers} and {@code body}
 * @param origin where they come from, for people
 */
public record TrialTrigger(Map<String, @Nullable Object> outputs, String origin) {}
