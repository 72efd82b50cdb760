package io.sluice.hub.flow;

import io.sluice.wdl.action.RetryPolicy;
import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.run.RunRules;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How flows are found and run.
 *
 * @param folder where the flow files are; null for none
 * @param pollEvery how often the folder is looked at. Too short costs disk reads, too long makes
 *     saving a flow feel slow
 * @param retries the retry policy of calls that set none
 * @param environment the environment's name, for {@code workflow()}
 * @param maxWait how long one attempt may wait for its turn at the gate, at most 30 minutes
 * @param callTimeout how long the other side may take for one attempt
 * @param mocks whether flows may call connectors that are not here, which mocks then answer for;
 *     without it such flows are refused when they are saved
 * @param mostActive runs under way at one time; further ones wait in the store. Too few makes slow
 *     flows hold up quick ones, too many takes memory
 */
public record FlowConfig(
    @Nullable Path folder,
    Duration pollEvery,
    Retries retries,
    String environment,
    Duration maxWait,
    Duration callTimeout,
    int mostActive,
    boolean mocks) {

  /** The retry policies to choose from. */
  public enum Retries {
    /** Up to eight times, after 7 s, 14 s and so on up to a quarter of an hour. */
    POWER_AUTOMATE,
    /** Up to four times, after 7.5, 15, 30 and 45 s. */
    LOGIC_APPS,
    /** Not at all. */
    NONE
  }

  /** What is used when nothing is said. */
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

  /** The same with another folder. */
  public FlowConfig withFolder(@Nullable Path other) {
    return new FlowConfig(
        other, pollEvery, retries, environment, maxWait, callTimeout, mostActive, mocks);
  }

  /** The same with another interval between two looks at the folder. */
  public FlowConfig withPollEvery(Duration other) {
    return new FlowConfig(
        folder, other, retries, environment, maxWait, callTimeout, mostActive, mocks);
  }

  /** The same with another retry policy. */
  public FlowConfig withRetries(Retries other) {
    return new FlowConfig(
        folder, pollEvery, other, environment, maxWait, callTimeout, mostActive, mocks);
  }

  /** The same with another bound on runs under way. */
  public FlowConfig withMostActive(int other) {
    return new FlowConfig(
        folder, pollEvery, retries, environment, maxWait, callTimeout, other, mocks);
  }

  /** The same, with mocks or without. */
  public FlowConfig withMocks(boolean other) {
    return new FlowConfig(
        folder, pollEvery, retries, environment, maxWait, callTimeout, mostActive, other);
  }

  /** What all runs have in common. */
  RunRules rules() {
    RetryPolicy retry =
        switch (retries) {
          case POWER_AUTOMATE -> RetryPolicy.POWER_AUTOMATE;
          case LOGIC_APPS -> RetryPolicy.LOGIC_APPS;
          case NONE -> RetryPolicy.NONE;
        };
    return new RunRules(retry, Dialect.POWER_AUTOMATE, environment);
  }
}
