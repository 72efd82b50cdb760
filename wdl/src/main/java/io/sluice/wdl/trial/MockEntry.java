package io.sluice.wdl.trial;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a mocks file: the answer to one action, or to the operations that match a pattern.
 *
 * @param key the action's name, or {@code connector.operationId}, where {@code *} matches any text
 * @param status the HTTP status; null for that of {@link MockTable}
 * @param headers by lower-case name
 * @param hasBody true if {@code body} is set, also to null
 * @param delay the time until the answer; null for that of {@link MockTable}
 * @param failTimes the number of first attempts that fail with status 503
 */
public record MockEntry(
    String key,
    @Nullable Integer status,
    Map<String, String> headers,
    boolean hasBody,
    @Nullable Object body,
    @Nullable Duration delay,
    int failTimes) {

  /** An entry that fails every attempt with a status. */
  public static MockEntry failing(String action, int status) {
    return new MockEntry(action, status, Map.of(), false, null, null, 0);
  }
}
