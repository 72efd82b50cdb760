package io.sluice.wdl.trial;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about the answers to an action or an operation.
 *
 * @param key the action's name, or {@code connector.operation}; stars stand for anything
 * @param status the HTTP status; null for the table's
 * @param headers lower-case names
 * @param hasBody whether the body is given, null included
 * @param delay how long the answer takes; null for the table's
 * @param failTimes how many of the first attempts fail with 503
 */
public record MockEntry(
    String key,
    @Nullable Integer status,
    Map<String, String> headers,
    boolean hasBody,
    @Nullable Object body,
    @Nullable Duration delay,
    int failTimes) {

  /** An entry that fails every attempt. */
  public static MockEntry failing(String action, int status) {
    return new MockEntry(action, status, Map.of(), false, null, null, 0);
  }
}
