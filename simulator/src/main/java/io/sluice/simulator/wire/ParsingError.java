package io.sluice.simulator.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An error in the query of a measure. */
public record ParsingError(@Nullable List<LogMessage> messages, @Nullable ParsingErrorCode code) {}
