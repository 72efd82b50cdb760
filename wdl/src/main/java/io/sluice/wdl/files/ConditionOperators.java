package io.sluice.wdl.files;

import io.sluice.wdl.functions.Functions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operators of condition objects such as {@code {"and": [{"equals": [...]}]}}. Every operator
 * is the name of a function.
 */
final class ConditionOperators {
  private static final List<String> LOGICAL = List.of("and", "or", "not");

  private ConditionOperators() {}

  /** The operators in an action's condition that no function has as its name, by path. */
  static Map<String, String> unknown(DocumentAction action) {
    Map<String, String> unknown = new LinkedHashMap<>();
    if (action.hasType("If", "Until")) {
      collect(action.json().get("expression"), action.path() + "/expression", unknown);
    }
    return unknown;
  }

  private static void collect(
      @Nullable Object condition, String path, Map<String, String> unknown) {
    Map<String, @Nullable Object> object = TreeAccess.object(condition);
    if (object.size() != 1) {
      return;
    }
    Map.Entry<String, @Nullable Object> entry = object.entrySet().iterator().next();
    String at = path + "/" + entry.getKey();
    if (Functions.TABLE.find(entry.getKey()).isEmpty()) {
      unknown.put(at, entry.getKey());
      return;
    }
    if (LOGICAL.stream().noneMatch(entry.getKey()::equalsIgnoreCase)) {
      return;
    }
    if (entry.getValue() instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(list.get(i), at + "/" + i, unknown);
      }
    } else {
      collect(entry.getValue(), at, unknown);
    }
  }
}
