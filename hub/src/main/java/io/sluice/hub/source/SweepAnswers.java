package io.sluice.hub.source;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parsed lists of one sweep. A list that could not be read is absent, which differs from an
 * empty list: nothing counts as gone because of it. Immutable.
 */
record SweepAnswers(Map<ApiList, Object> lists) {
  SweepAnswers {
    EnumMap<ApiList, Object> copy = new EnumMap<>(ApiList.class);
    copy.putAll(lists);
    lists = Collections.unmodifiableMap(copy);
  }

  /** The items of a list; empty when it could not be read. */
  Optional<Object> of(ApiList list) {
    return Optional.ofNullable(lists.get(list));
  }

  boolean has(ApiList list) {
    return lists.containsKey(list);
  }

  /** The same answers as if one list could not be read. */
  SweepAnswers without(ApiList list) {
    EnumMap<ApiList, Object> others = new EnumMap<>(ApiList.class);
    others.putAll(lists);
    others.remove(list);
    return new SweepAnswers(others);
  }
}
