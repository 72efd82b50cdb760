package io.sluice.hub.connector;

import io.sluice.hub.bus.Address;
import io.sluice.hub.bus.Message;
import io.sluice.hub.gate.Gate;
import io.sluice.hub.gate.Priority;
import io.sluice.hub.outbound.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Protocol of the connectors: one address for each row of the table of connectors. */
public final class Connectors {
  /** Name of the connector of the Customer Insights environment, as in {@code apiId}s of flows. */
  public static final String CUSTOMER_INSIGHTS = "customerinsights";

  /** Name of the connector that posts to Teams webhooks. */
  public static final String TEAMS = "teams";

  /** Name of the connector that sends mail. */
  public static final String MAIL = "smtp";

  /** Name of the connector that calls HTTP addresses; it also serves the {@code Http} action. */
  public static final String HTTP = "http";

  private Connectors() {}

  /** Address of a connector. Its timeout covers the wait for a permit. */
  public static Address<Call, Answer> call(String connector) {
    return Address.of("connector." + connector + ".call", Gate.MAX_WAIT.plusMinutes(5));
  }

  /** Where a connector takes several calls at once. */
  public static Address<CallBatch, AnsweredCalls> callAll(String connector) {
    return Address.of("connector." + connector + ".call-all", Gate.MAX_WAIT.plusMinutes(5));
  }

  /** Calls that are independent of each other and may run at the same time. */
  public record CallBatch(List<Call> calls) implements Message {}

  /** Every call of a batch with its answer, once all of them are over. */
  public record AnsweredCalls(List<AnsweredCall> answered) implements Message {}

  /** A call and its answer. */
  public record AnsweredCall(Call call, Answer answer) {}

  /**
   * Performs one operation once.
   *
   * @param operation the operationId, or {@code Http} for the HTTP action
   * @param parameters evaluated parameters of the flow; connectors nest keys that contain slashes
   * @param user the flow's name, {@code sweep} or {@code console}
   * @param effectKey idempotency key, the same for every attempt of one effect
   * @param maxWait how long the call may wait for a permit
   * @param timeout how long the call may take once it has its permit
   */
  public record Call(
      String operation,
      Map<String, @Nullable Object> parameters,
      Priority priority,
      String user,
      String effectKey,
      Duration maxWait,
      Duration timeout)
      implements Message {}

  /**
   * Result of an operation.
   *
   * @param status HTTP status; 0 without an answer
   * @param headers response headers by lower-case name
   * @param body JSON as Map, List, String, Long, BigDecimal, Boolean or null; other content as
   *     String, or as {@code $content} in base64
   * @param error what failed and what to do, for people; null after a success
   * @param retryAfter wait that the server asked for
   */
  public record Answer(
      Outcome outcome,
      int status,
      Map<String, String> headers,
      @Nullable Object body,
      @Nullable String error,
      Optional<Duration> retryAfter)
      implements Message {}
}
