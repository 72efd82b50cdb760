package io.sluice.hub.flow;

import io.sluice.wdl.action.RetryPolicy;
import io.sluice.wdl.run.RunRules;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How flows are found and run.
 *
 * @param folder of the flow files; null for none
 * @param pollEvery how often the folder is read. Too short costs disk reads, too long delays a flow
 *     that was saved
 * @param retries default retry policy of actions
 * @param environment name of the environment, for {@code workflow()}
 * @param maxWait maximum time that one attempt waits at the gate, at most 30 minutes
 * @param callTimeout maximum time that the other side takes for one attempt
 * @param maxActive maximum number of active runs; further ones are queued. Too few makes slow flows
 *     delay quick ones, too many takes memory
 * @param mocks whether mocks answer for connectors and operations that this hub does not have;
 *     without them, flows that call these are invalid
 */
public record FlowConfig(
    @Nullable Path folder,
    Duration pollEvery,
    Retries retries,
    String environment,
    Duration maxWait,
    Duration callTimeout,
    int maxActive,
    boolean mocks) {

  /** Retry policies. */
  public enum Retries {
    /** Up to eight retries after 7 s, 14 s and so on, at most 15 minutes. */
    POWER_AUTOMATE,
    /** Up to four retries after 7.5, 15, 30 and 45 s. */
    LOGIC_APPS,
    /** No retries. */
    NONE
  }

  /** The defaults. */
  public static FlowConfig defaults() {
    return new FlowConfig(
        null,
        Duration.ofSeconds(2),
        Retries.POWER_AUTOMATE,
        "default",
        Duration.ofMinutes(30),
        Duration.ofSeconds(120),
        1_000,
        false);
  }

  /** With another folder. */
  public FlowConfig withFolder(@Nullable Path other) {
    return new FlowConfig(
        other, pollEvery, retries, environment, maxWait, callTimeout, maxActive, mocks);
  }

  /** With another poll interval. */
  public FlowConfig withPollEvery(Duration other) {
    return new FlowConfig(
        folder, other, retries, environment, maxWait, callTimeout, maxActive, mocks);
  }

  /** With another retry policy. */
  public FlowConfig withRetries(Retries other) {
    return new FlowConfig(
        folder, pollEvery, other, environment, maxWait, callTimeout, maxActive, mocks);
  }

  /** With another maximum of active runs. */
  public FlowConfig withMaxActive(int other) {
    return new FlowConfig(
        folder, pollEvery, retries, environment, maxWait, callTimeout, other, mocks);
  }

  /** With or without mocks. */
  public FlowConfig withMocks(boolean other) {
    return new FlowConfig(
        folder, pollEvery, retries, environment, maxWait, callTimeout, maxActive, other);
  }

  /** The settings of the run engine. */
  RunRules rules() {
    RetryPolicy retry =
        switch (retries) {
          case POWER_AUTOMATE -> RetryPolicy.POWER_AUTOMATE;
          case LOGIC_APPS -> RetryPolicy.LOGIC_APPS;
          case NONE -> RetryPolicy.NONE;
        };
    return new RunRules(retry, environment);
  }
}
