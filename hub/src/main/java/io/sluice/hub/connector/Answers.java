package io.sluice.hub.connector;

import io.sluice.hub.connector.Connectors.Answer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what statuses and failures mean, in one place. */
public final class Answers {
  private Answers() {}

  /** What an HTTP status says about a call that was sent. */
  public static Outcome outcome(int status) {
    if (status >= 200 && status < 300) {
      return Outcome.SUCCEEDED;
    }
    return switch (status) {
      case 429 -> Outcome.THROTTLED;
      case 408, 500, 502, 503, 504 -> Outcome.UNAVAILABLE;
      default -> status >= 500 ? Outcome.UNAVAILABLE : Outcome.REJECTED;
    };
  }

  /** An answer that is a success. */
  public static Answer succeeded(int status, Map<String, String> headers, @Nullable Object body) {
    return new Answer(Outcome.SUCCEEDED, status, headers, body, null, Optional.empty());
  }

  /** An answer that is none. */
  public static Answer failed(
      Outcome outcome,
      int status,
      Map<String, String> headers,
      @Nullable Object body,
      String error) {
    return new Answer(outcome, status, headers, body, error, RetryAfter.of(headers));
  }

  /** A call that got no answer, or could not be made. */
  public static Answer failed(Throwable cause) {
    Outcome outcome =
        cause instanceof OutboundException known ? known.outcome() : Outcome.UNAVAILABLE;
    return new Answer(
        outcome, 0, Map.of(), null, String.valueOf(cause.getMessage()), Optional.empty());
  }

  /** The parameters with {@code a/b} keys nested: {@code body/recipient/channelId} and so on. */
  public static Map<String, @Nullable Object> nested(Map<String, @Nullable Object> parameters) {
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    parameters.forEach((key, value) -> put(root, List.of(key.split("/")), value));
    return root;
  }

  @SuppressWarnings("unchecked") // only maps made here are walked into
  private static void put(
      Map<String, @Nullable Object> into, List<String> path, @Nullable Object value) {
    String first = path.get(0);
    if (path.size() == 1) {
      into.put(first, value);
      return;
    }
    Object inner = into.get(first);
    Map<String, @Nullable Object> next = new LinkedHashMap<>();
    if (inner instanceof Map<?, ?> map) {
      next.putAll((Map<String, @Nullable Object>) map);
    }
    into.put(first, next);
    put(next, path.subList(1, path.size()), value);
  }

  /** Reads the wait that the other side asks for. */
  static final class RetryAfter {
    private RetryAfter() {}

    static Optional<Duration> of(Map<String, String> headers) {
      String value = headers.get("retry-after");
      if (value == null || !value.strip().matches("\\d{1,9}")) {
        return Optional.empty();
      }
      return Optional.of(Duration.ofSeconds(Long.parseLong(value.strip())));
    }
  }
}
