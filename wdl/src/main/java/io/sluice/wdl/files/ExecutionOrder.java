package io.sluice.wdl.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The partial order of a flow's actions that follows from {@code runAfter} and nesting. */
final class ExecutionOrder {
  private final Map<String, DocumentAction> byPath = new LinkedHashMap<>();
  private final Map<String, Set<String>> predecessors = new LinkedHashMap<>();

  ExecutionOrder(DocumentModel model) {
    model.actions().forEach(action -> byPath.put(siblingPath(action, action.name()), action));
  }

  /** The path of a sibling; names are compared without letter case. */
  private static String siblingPath(DocumentAction action, String name) {
    String body = action.path().substring(0, action.path().length() - action.name().length());
    return body + DocumentAction.key(name);
  }

  /**
   * True if {@code earlier} can have ended when {@code later} is evaluated: one of the containers
   * of the first, or the action itself, is a predecessor of a container of the second.
   */
  boolean canHaveEnded(DocumentAction earlier, DocumentAction later) {
    if (later.hasType("Until") && earlier.isInside(later)) {
      return true; // an Until evaluates its condition after each iteration
    }
    for (DocumentAction at = later; at != null; at = at.parent()) {
      Set<String> ended = predecessors(at);
      for (DocumentAction it = earlier; it != null; it = it.parent()) {
        if (ended.contains(it.path())) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The paths of all siblings that must have ended first; contains the action if it is in a cycle.
   */
  Set<String> predecessors(DocumentAction action) {
    Set<String> found = predecessors.get(action.path());
    if (found == null) {
      found = new LinkedHashSet<>();
      Deque<DocumentAction> open = new ArrayDeque<>();
      open.add(action);
      while (!open.isEmpty()) {
        DocumentAction at = open.remove();
        for (String name : at.runAfter().keySet()) {
          DocumentAction predecessor = sibling(at, name);
          if (predecessor != null && found.add(predecessor.path())) {
            open.add(predecessor);
          }
        }
      }
      predecessors.put(action.path(), found);
    }
    return found;
  }

  /** The action of a name in the same branch; null if there is none. */
  @Nullable DocumentAction sibling(DocumentAction action, String name) {
    return byPath.get(siblingPath(action, name));
  }
}
