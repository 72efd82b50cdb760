package io.sluice.wdl.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells which actions can have ended before another one starts, by runAfter and nesting. */
final class ExecutionOrder {
  private final Map<String, DocumentAction> byPlace = new LinkedHashMap<>();
  private final Map<String, Set<String>> known = new LinkedHashMap<>();

  ExecutionOrder(FlowModel model) {
    model.actions().forEach(act -> byPlace.put(place(act, act.name()), act));
  }

  private static String place(DocumentAction act, String name) {
    String body = act.path().substring(0, act.path().length() - act.name().length());
    return body + DocumentAction.key(name);
  }

  /** Whether an action can have ended when another one looks at it. */
  boolean can(DocumentAction earlier, DocumentAction later) {
    if (later.is("Until") && earlier.isInside(later)) {
      return true; // the condition is looked at after each turn
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

  /** The paths of all actions beside one that must have ended before it. */
  Set<String> predecessors(DocumentAction act) {
    Set<String> found = known.get(act.path());
    if (found == null) {
      found = new LinkedHashSet<>();
      Deque<DocumentAction> open = new ArrayDeque<>();
      open.add(act);
      while (!open.isEmpty()) {
        DocumentAction at = open.remove();
        for (String name : at.runAfter().keySet()) {
          DocumentAction before = beside(at, name);
          if (before != null && found.add(before.path())) {
            open.add(before);
          }
        }
      }
      known.put(act.path(), found);
    }
    return found;
  }

  /** The action of a name beside another one; null when there is none. */
  @Nullable DocumentAction beside(DocumentAction act, String name) {
    return byPlace.get(place(act, name));
  }
}
