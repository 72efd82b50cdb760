package io.sluice.hub.flow;

import io.sluice.hub.bus.BusException;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.connector.table.ConnectorTable;
import io.sluice.hub.gate.Priority;
import io.sluice.hub.outbound.Outcome;
import io.sluice.wdl.action.CallChain;
import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.run.RunEffect;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates calls and replies between the run engine and the connectors' protocol. Pure. */
final class StepTranslation {
  private StepTranslation() {}

  /** Whether this hub has a connector; child flows are called through one too. */
  static boolean isAvailable(String connector) {
    return ConnectorTable.NAMES.contains(connector) || connector.equals(CallChain.CONNECTOR);
  }

  /** The connectors that flows may call, for messages. */
  static String available() {
    return String.join(", ", ConnectorTable.NAMES);
  }

  /** The call for the connector; the timeout of the action shortens the hub's limits. */
  static Connectors.Call call(RunEffect.CallOperation call, String flow, FlowConfig config) {
    return new Connectors.Call(
        call.request().operation(),
        call.request().parameters(),
        Priority.FLOW,
        flow,
        call.effectKey(),
        shorter(config.maxWait(), call.limit()),
        shorter(config.callTimeout(), call.limit()));
  }

  /** The reply to the run. */
  static OperationReply reply(Connectors.Answer answer) {
    return new OperationReply(
        verdict(answer.outcome()),
        answer.status(),
        answer.headers(),
        answer.body(),
        answer.error(),
        answer.retryAfter().orElse(null));
  }

  /** The reply to a call that no connector answered. */
  static OperationReply failure(String connector, Throwable cause) {
    if (!(cause instanceof BusException known)) {
      return reply(OperationReply.Verdict.UNKNOWN, String.valueOf(cause.getMessage()));
    }
    return switch (known.failure()) {
      case UNKNOWN ->
          reply(
              OperationReply.Verdict.REJECTED,
              "There is no connector '"
                  + connector
                  + "' here. Use one of "
                  + available()
                  + ", or set a static result.");
      case REJECTED -> reply(OperationReply.Verdict.REJECTED, known.getMessage());
      case THROTTLED -> reply(OperationReply.Verdict.THROTTLED, known.getMessage());
      case UPSTREAM -> reply(OperationReply.Verdict.UNAVAILABLE, known.getMessage());
      case TIMEOUT, BUG -> reply(OperationReply.Verdict.UNKNOWN, known.getMessage());
    };
  }

  private static OperationReply reply(OperationReply.Verdict verdict, @Nullable String error) {
    return new OperationReply(verdict, 0, Map.of(), null, error, null);
  }

  private static OperationReply.Verdict verdict(Outcome outcome) {
    return switch (outcome) {
      case SUCCEEDED -> OperationReply.Verdict.SUCCEEDED;
      case REJECTED -> OperationReply.Verdict.REJECTED;
      case THROTTLED -> OperationReply.Verdict.THROTTLED;
      case UNAVAILABLE -> OperationReply.Verdict.UNAVAILABLE;
      case UNKNOWN -> OperationReply.Verdict.UNKNOWN;
    };
  }

  private static Duration shorter(Duration bound, @Nullable Duration limit) {
    if (limit == null || limit.compareTo(bound) > 0) {
      return bound;
    }
    return limit.isNegative() ? Duration.ZERO : limit;
  }
}
