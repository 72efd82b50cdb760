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

/** The connectors' protocol: one address for each connector of the table. */
public final class Connectors {
  /**
   * The connector of the Customer Insights environment, and the name used in {@code apiId}s of
   * flows.
   */
  public static final String CUSTOMER_INSIGHTS = "customerinsights";

  /** Posts to Teams webhooks. */
  public static final String TEAMS = "teams";

  /** Sends mail by SMTP. */
  public static final String MAIL = "smtp";

  /** Calls any allowed address; also serves the {@code Http} action. */
  public static final String HTTP = "http";

  private Connectors() {}

  /**
   * Where a connector answers. Waiting for the gate is included in the time that a call may take.
   */
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
   * One operation to perform once.
   *
   * @param operation the operationId, or {@code Http} for the plain action
   * @param parameters the parameters as the flow gives them, evaluated; slash keys are nested by
   *     the connector
   * @param user the flow's name, or {@code sweep}, {@code console}
   * @param effectKey the same for every attempt of one effect, so that a sink can tell a repeat
   * @param maxWait how long the call may wait at the gate
   * @param timeout how long the other side may take once the call is sent
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
   * What came back.
   *
   * @param status the HTTP status, or 0 when there was no answer
   * @param headers lower-case names
   * @param body parsed JSON as Map, List, String, Long, Double, Boolean or null; other content as
   *     String
   * @param error for people: what failed, where, and what to do; null when it succeeded
   * @param retryAfter how long the other side asked us to wait
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
