package io.sluice.wdl.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The action types that a flow may use, found by name in any letter case. Immutable; a table with
 * more types is made by {@link #with}. {@link Actions#TABLE} is the standard one.
 */
public final class ActionTable {
  private final List<ActionType> rows;
  private final Map<String, ActionType> byName = new LinkedHashMap<>();

  /**
   * A table.
   *
   * @throws IllegalArgumentException when two rows have the same name, whatever its letter case
   */
  public ActionTable(List<ActionType> rows) {
    this.rows = List.copyOf(rows);
    for (ActionType type : this.rows) {
      if (byName.put(key(type.name()), type) != null) {
        throw new IllegalArgumentException("Two action types are called " + type.name());
      }
    }
  }

  /** This table with one more action type, as its last row. */
  public ActionTable with(ActionType type) {
    List<ActionType> more = new ArrayList<>(rows);
    more.add(type);
    return new ActionTable(more);
  }

  /** Every row, in the order of the reference. */
  public List<ActionType> rows() {
    return rows;
  }

  /** The row of an action type; empty when the table has no such type. */
  public Optional<ActionType> find(String type) {
    return Optional.ofNullable(byName.get(key(type)));
  }

  private static String key(String type) {
    return type.toLowerCase(Locale.ROOT);
  }
}
