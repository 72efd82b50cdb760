package io.sluice.wdl.files;

import io.sluice.wdl.functions.Functions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at the operators of condition objects, which are functions too. */
final class ConditionOperators {
  private static final List<String> CONNECTIVES = List.of("and", "or", "not");

  private ConditionOperators() {}

  /** The operators of an action's condition that are no functions, by their path. */
  static Map<String, String> unknown(DocumentAction act) {
    Map<String, String> unknown = new LinkedHashMap<>();
    if (act.is("If", "Until")) {
      look(act.json().get("expression"), act.path() + "/expression", unknown);
    }
    return unknown;
  }

  private static void look(@Nullable Object condition, String path, Map<String, String> unknown) {
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
    if (CONNECTIVES.stream().noneMatch(entry.getKey()::equalsIgnoreCase)) {
      return;
    }
    if (entry.getValue() instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        look(list.get(i), at + "/" + i, unknown);
      }
    } else {
      look(entry.getValue(), at, unknown);
    }
  }
}
