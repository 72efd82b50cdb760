package io.sluice.wdl.files;

import io.sluice.wdl.expression.FunctionTable;
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

  private final FunctionTable functions;
  private final Map<String, String> unknown = new LinkedHashMap<>();

  private ConditionOperators(FunctionTable functions) {
    this.functions = functions;
  }

  /** The operators in an action's condition that no function has as its name, by path. */
  static Map<String, String> unknown(DocumentAction action, FunctionTable functions) {
    ConditionOperators operators = new ConditionOperators(functions);
    if (action.hasType("If", "Until")) {
      operators.collect(action.json().get("expression"), action.path() + "/expression");
    }
    return operators.unknown;
  }

  private void collect(@Nullable Object condition, String path) {
    Map<String, @Nullable Object> object = TreeAccess.object(condition);
    if (object.size() != 1) {
      return;
    }
    Map.Entry<String, @Nullable Object> entry = object.entrySet().iterator().next();
    String at = path + "/" + entry.getKey();
    if (functions.find(entry.getKey()).isEmpty()) {
      unknown.put(at, entry.getKey());
      return;
    }
    if (LOGICAL.stream().noneMatch(entry.getKey()::equalsIgnoreCase)) {
      return;
    }
    if (entry.getValue() instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(list.get(i), at + "/" + i);
      }
    } else {
      collect(entry.getValue(), at);
    }
  }
}
