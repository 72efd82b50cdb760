package io.sluice.wdl.files;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The program that flow files are checked for: which connectors and triggers it has.
 * Implementations are pure and safe to use from several threads.
 */
public interface FlowHost {
  /** Whether calls of a connector run; {@code name} as in {@code teams}, without "shared_". */
  boolean hasConnector(String name);

  /** The connector whose triggers start flows, as in {@code customerinsights}. */
  String triggerConnector();

  /** Whether that connector has a trigger of this operation. */
  boolean hasTrigger(String operationId);

  /**
   * What is wrong with a trigger's operation and evaluated parameters, one sentence each; empty
   * when nothing is. A sentence about a parameter begins with "parameter".
   */
  List<String> triggerProblems(String operationId, Map<String, @Nullable Object> parameters);
}
