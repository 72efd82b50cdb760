package io.sluice.wdl.files;

import io.sluice.wdl.action.CompileSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The program for which flow files are checked. Lint, check, outline and import ask it which
 * connectors and triggers a flow may use.
 *
 * <p>Implementations are pure and thread-safe: the same question always gets the same answer, and
 * no method blocks.
 */
public interface FlowHost {
  /**
   * True if the host carries out the operations of a connector. Actions of any other connector run
   * against a mock only.
   *
   * @param name the API name without {@code shared_} and in lower case, for example {@code teams};
   *     empty if the action's host names no connector
   */
  boolean hasConnector(String name);

  /**
   * Why the host cannot carry out an operation of a connector that it has; empty if it can. Actions
   * with such an operation run against a mock only.
   *
   * @param connector as for {@link #hasConnector}
   * @param operation the operationId as written; empty if the action names none
   * @return a clause with the connector, the operation, and the operations that exist
   */
  default Optional<String> operationProblem(String connector, String operation) {
    return Optional.empty();
  }

  /**
   * The functions and action types that flows of this host may use, and their dialect; by default
   * the documented ones in the dialect of each file.
   */
  default CompileSettings settings() {
    return CompileSettings.BY_FILE;
  }

  /** The API name of the connector whose triggers start flows, {@code customerinsights}. */
  String triggerConnector();

  /** True if {@link #triggerConnector} has a trigger of this operationId, in any letter case. */
  boolean hasTrigger(String operationId);

  /**
   * Validates a trigger of {@link #triggerConnector}.
   *
   * @param operationId as written in the flow; empty if the flow names none
   * @param parameters the trigger's parameters after evaluation, by name
   * @return every fault; empty if the trigger is valid
   */
  List<TriggerFault> triggerFaults(String operationId, Map<String, @Nullable Object> parameters);

  /**
   * A fault of a trigger.
   *
   * @param part the part of the trigger that has to be corrected
   * @param message one sentence without a full stop
   */
  record TriggerFault(TriggerPart part, String message) {}

  /** Parts of a connector trigger. */
  enum TriggerPart {
    /** {@code inputs/host/operationId}. */
    OPERATION,
    /** {@code inputs/parameters}. */
    PARAMETERS
  }
}
