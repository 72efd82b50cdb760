package io.sluice.wdl.action;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an action's retry policy, from its inputs or next to them. As on the platform, a value out
 * of bounds is clamped; each clamp is reported.
 */
public final class RetryReader {
  private static final int DEFAULT_COUNT = 4;

  private final SourceNode source;
  private final String at;
  private final List<Clamp> clamps = new ArrayList<>();

  private RetryReader(SourceNode source) {
    this.source = source;
    this.at = source.has("inputs/retryPolicy") ? "inputs/retryPolicy" : "retryPolicy";
  }

  /**
   * A value that was clamped.
   *
   * @param member slash path below the action
   * @param text states the value in the definition and the one used
   */
  public record Clamp(String member, String text) {}

  /**
   * The retry policy of an action.
   *
   * @param policy null for the default
   */
  public record ConfiguredRetries(@Nullable RetryPolicy policy, List<Clamp> clamps) {}

  /** Reads the policy; reports an invalid one. */
  public static ConfiguredRetries read(SourceNode source) {
    RetryReader reader = new RetryReader(source);
    RetryPolicy policy = source.get(reader.at) != null ? reader.policy() : null;
    return new ConfiguredRetries(policy, List.copyOf(reader.clamps));
  }

  private @Nullable RetryPolicy policy() {
    return switch (String.valueOf(source.get(at + "/type")).toLowerCase(Locale.ROOT)) {
      case "default" -> null;
      case "none" -> RetryPolicy.NONE;
      case "fixed" -> policy(RetryPolicy.Backoff.FIXED);
      case "exponential" -> policy(RetryPolicy.Backoff.EXPONENTIAL);
      default -> {
        source.correctable(
            at,
            "the type of a retry policy must be none, fixed, exponential or default",
            "Choose one.");
        yield null;
      }
    };
  }

  private RetryPolicy policy(RetryPolicy.Backoff backoff) {
    return new RetryPolicy(
        backoff,
        count(),
        duration("interval", RetryPolicy.MIN_INTERVAL),
        duration("minimumInterval", RetryPolicy.MIN_INTERVAL),
        duration("maximumInterval", RetryPolicy.MAX_WAIT));
  }

  private int count() {
    String member = at + "/count";
    Object asked = source.get(member);
    if (!(asked instanceof Long number)) {
      if (source.has(member)) {
        source.correctable(
            member, "count must be an integer from 1 to " + RetryPolicy.MAX_COUNT, "Correct it.");
      }
      return DEFAULT_COUNT;
    }
    if (number > RetryPolicy.MAX_COUNT) {
      clamp("count", asked, "more", RetryPolicy.MAX_COUNT, RetryPolicy.MAX_COUNT);
    } else if (number < 1) {
      clamp("count", asked, "less", 1, "none");
    }
    return (int) Math.max(0, Math.min(RetryPolicy.MAX_COUNT, number));
  }

  private Duration duration(String name, Duration defaultValue) {
    Object text = source.get(at + "/" + name);
    if (text == null) {
      return defaultValue;
    }
    Optional<Duration> found = Durations.parse(String.valueOf(text));
    if (found.isEmpty()) {
      source.correctable(
          at + "/" + name, "the interval must be an ISO 8601 duration", "Write it as PT10S.");
      return defaultValue;
    }
    if (found.get().compareTo(RetryPolicy.MIN_INTERVAL) < 0) {
      clamp(name, text, "less", RetryPolicy.MIN_INTERVAL, RetryPolicy.MIN_INTERVAL);
      return RetryPolicy.MIN_INTERVAL;
    }
    if (found.get().compareTo(RetryPolicy.MAX_WAIT) > 0) {
      clamp(name, text, "more", "P1D", "P1D");
      return RetryPolicy.MAX_WAIT;
    }
    return found.get();
  }

  private void clamp(String name, Object asked, String than, Object bound, Object used) {
    String text = "%s %s is %s than %s; %s is used".formatted(name, asked, than, bound, used);
    clamps.add(new Clamp(at + "/" + name, text));
  }
}
