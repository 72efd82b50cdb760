package io.sluice.wdl.trial;

import io.sluice.wdl.action.OperationReply;
import java.time.Duration;

/**
 * The answer of a mock.
 *
 * @param after the time until the reply arrives
 */
public record MockAnswer(OperationReply reply, Duration after) {}
