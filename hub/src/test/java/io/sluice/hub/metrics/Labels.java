package io.sluice.hub.metrics;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The names of the labels that an expression's result carries.
 *
 * @param open whether there may be more than the known ones, as with metrics that are not ours
 */
record Labels(boolean open, Set<String> names) {
  /** All labels are known. */
  static Labels of(Collection<String> names) {
    return new Labels(false, new LinkedHashSet<>(names));
  }

  /** No label is known. */
  static Labels unknown() {
    return new Labels(true, Set.of());
  }

  /** Whether a label may exist. */
  boolean has(String name) {
    return open || names.contains(name);
  }

  /** Whether series of both can have equal labels, as an operator requires. */
  boolean meets(Labels other) {
    return open || other.open || names.equals(other.names);
  }

  Labels plus(Collection<String> more) {
    Set<String> all = new LinkedHashSet<>(names);
    all.addAll(more);
    return new Labels(open, all);
  }

  Labels minus(Collection<String> fewer) {
    Set<String> rest = new LinkedHashSet<>(names);
    rest.removeAll(fewer);
    return new Labels(open, rest);
  }

  Labels or(Labels other) {
    return new Labels(open || other.open, plus(other.names).names);
  }
}
