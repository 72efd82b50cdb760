package io.sluice.wdl.action;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an action's own retry policy, from its inputs or beside them. What is out of bounds is
 * brought to the nearest bound, since the platform does so too, and is told.
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
   * A member that was out of bounds.
   *
   * @param member slash path below the action
   * @param text what was asked for and what is used in its place
   */
  public record Clamp(String member, String text) {}

  /**
   * What an action says about retries.
   *
   * @param policy null when it leaves them to the default
   */
  public record ConfiguredRetries(@Nullable RetryPolicy policy, List<Clamp> clamps) {}

  /** Reads it; reports what is no policy. */
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
        source.problem(at, "a retry policy is none, fixed, exponential or default", "Choose one.");
        yield null;
      }
    };
  }

  private RetryPolicy policy(RetryPolicy.Backoff kind) {
    return new RetryPolicy(
        kind,
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
        source.problem(
            member, "count is a whole number from 1 to " + RetryPolicy.MAX_COUNT, "Correct it.");
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

  private Duration duration(String name, Duration otherwise) {
    Object text = source.get(at + "/" + name);
    if (text == null) {
      return otherwise;
    }
    Optional<Duration> found = Durations.parse(String.valueOf(text));
    if (found.isEmpty()) {
      source.problem(at + "/" + name, "it is an ISO 8601 duration", "Write it as PT10S.");
      return otherwise;
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
