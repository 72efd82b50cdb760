package io.sluice.wdl;

import io.sluice.wdl.action.OperationRequest;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to call an operation.
 *
 * @param request connector, operation and evaluated parameters
 * @param path the action that calls: names of its containers with iteration numbers, for example
 *     {@code Pages[2]/Get_items}
 * @param idempotencyKey the same for every attempt of a call, different for every other call
 * @param attempt 1 for the first
 * @param time when the attempt is made, by the clock of the run
 * @param timeLimit the action's own time limit; null if it sets none
 */
public record OperationInvocation(
    OperationRequest request,
    String path,
    String idempotencyKey,
    int attempt,
    Instant time,
    @Nullable Duration timeLimit) {

  /**
   * A parameter by name; null if it is missing.
   *
   * @param name name in the definition, for example {@code emailMessage/To}
   */
  public @Nullable Object parameter(String name) {
    return request.parameters().get(name);
  }
}
