package io.sluice.wdl.trial;

import java.time.Instant;

/**
 * One attempt of a call during a trial.
 *
 * @param path the path of the calling action
 * @param operation {@code connector.operationId}, for example {@code sharepointonline.GetItems}
 * @param attempt 1 for the first; higher numbers are retries
 * @param at when the call was made, in virtual time
 * @param status the HTTP status of the answer
 */
public record MockedCall(String path, String operation, int attempt, Instant at, int status) {}
