package io.sluice.wdl.definition;

import io.sluice.wdl.action.ActionError;
import io.sluice.wdl.action.ActionResult;
import io.sluice.wdl.action.SourceNode;
import io.sluice.wdl.action.Status;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads static results: results that replace the execution of actions, for tests.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/testing-framework/test-logic-apps-mock-data-static-results">Microsoft:
 *     static results</a>
 */
final class StaticResults {
  private StaticResults() {}

  /** The static result of an action; null when the action is executed. */
  static @Nullable ActionResult of(SourceNode source, Map<String, @Nullable Object> results) {
    Object name = source.get("runtimeConfiguration/staticResult/name");
    Object enabled = source.get("runtimeConfiguration/staticResult/staticResultOptions");
    if (name == null || !"Enabled".equalsIgnoreCase(String.valueOf(enabled))) {
      return null;
    }
    Map<String, @Nullable Object> row =
        DefinitionEnvelope.object(results.get(String.valueOf(name)));
    Status status = Status.of(String.valueOf(row.get("status"))).orElse(null);
    if (status == null || !status.isFinal()) {
      source.correctable(
          "runtimeConfiguration/staticResult",
          "staticResults must define '" + name + "' with a status",
          "Add it, or disable the static result.");
      return null;
    }
    Map<String, @Nullable Object> error = DefinitionEnvelope.object(row.get("error"));
    return new ActionResult(
        status,
        status == Status.SUCCEEDED ? "OK" : String.valueOf(error.getOrDefault("code", "Failed")),
        row.get("outputs"),
        error.isEmpty()
            ? null
            : new ActionError(
                String.valueOf(error.get("code")), String.valueOf(error.get("message"))));
  }
}
