package io.sluice.wdl.definition;

import io.sluice.wdl.action.ProblemSink;
import io.sluice.wdl.action.SourceNode;
import io.sluice.wdl.action.SourceProblem;
import io.sluice.wdl.action.Status;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and checks {@code runAfter}, the order of actions.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/error-exception-handling#manage-the-run-after-behavior">Microsoft:
 *     run-after behavior</a>
 */
final class RunAfterRules {
  private static final Set<Status> ALLOWED =
      new LinkedHashSet<>(
          List.of(Status.SUCCEEDED, Status.FAILED, Status.SKIPPED, Status.TIMED_OUT));

  private RunAfterRules() {}

  /** The predecessors of an action with the statuses that it accepts. */
  static Map<String, Set<Status>> runAfter(SourceNode source) {
    Map<String, Set<Status>> after = new LinkedHashMap<>();
    source
        .object("runAfter")
        .forEach(
            (name, statuses) -> {
              Set<Status> allowed = new LinkedHashSet<>();
              for (Object word : statuses instanceof List<?> list ? list : List.of()) {
                Optional<Status> status = Status.of(String.valueOf(word));
                if (status.isPresent() && ALLOWED.contains(status.get())) {
                  allowed.add(status.get());
                } else {
                  source.refuse(
                      "runAfter/" + name,
                      "a status must be Succeeded, Failed, Skipped or TimedOut, not '" + word + "'",
                      "Correct it.");
                }
              }
              if (!(statuses instanceof List<?> list) || list.isEmpty()) {
                source.correctable(
                    "runAfter/" + name,
                    "it must list at least one status",
                    "Write [\"Succeeded\"].");
                allowed.add(Status.SUCCEEDED);
              }
              after.put(name, allowed);
            });
    return after;
  }

  /** Reports predecessors that are not in the same block. */
  static void check(ActionNode node, Set<String> siblings, String path, ProblemSink report) {
    for (String before : node.runAfter().keySet()) {
      if (!siblings.contains(before)) {
        report.add(
            SourceProblem.Stage.PARSE,
            path + "/" + node.name() + "/runAfter/" + before,
            "runAfter must name an action of the same block, which has no '" + before + "'",
            "Name one of: " + String.join(", ", siblings) + ".");
      }
    }
  }

  /** The names of actions that run after each other in a circle; empty when there is none. */
  static Optional<String> cycle(Map<String, ActionNode> nodes) {
    Set<String> left = new LinkedHashSet<>(nodes.keySet());
    Deque<String> free = new ArrayDeque<>();
    do {
      free.clear();
      for (String name : left) {
        ActionNode node = nodes.get(name);
        if (node != null && node.runAfter().keySet().stream().noneMatch(left::contains)) {
          free.add(name);
        }
      }
      left.removeAll(free);
    } while (!free.isEmpty());
    return left.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", left));
  }
}
