package io.sluice.wdl.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells which actions can have ended before another one starts, by runAfter and nesting. */
final class Before {
  private final Map<String, Act> byPlace = new LinkedHashMap<>();
  private final Map<String, Set<String>> known = new LinkedHashMap<>();

  Before(FlowModel model) {
    model.actions().forEach(act -> byPlace.put(place(act, act.name()), act));
  }

  private static String place(Act act, String name) {
    String body = act.path().substring(0, act.path().length() - act.name().length());
    return body + Act.key(name);
  }

  /** Whether an action can have ended when another one looks at it. */
  boolean can(Act earlier, Act later) {
    if (later.is("Until") && earlier.isInside(later)) {
      return true; // the condition is looked at after each turn
    }
    for (Act at = later; at != null; at = at.parent()) {
      Set<String> ended = predecessors(at);
      for (Act it = earlier; it != null; it = it.parent()) {
        if (ended.contains(it.path())) {
          return true;
        }
      }
    }
    return false;
  }

  /** The paths of all actions beside one that must have ended before it. */
  Set<String> predecessors(Act act) {
    Set<String> found = known.get(act.path());
    if (found == null) {
      found = new LinkedHashSet<>();
      Deque<Act> open = new ArrayDeque<>();
      open.add(act);
      while (!open.isEmpty()) {
        Act at = open.remove();
        for (String name : at.runAfter().keySet()) {
          Act before = beside(at, name);
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
  @Nullable Act beside(Act act, String name) {
    return byPlace.get(place(act, name));
  }
}
