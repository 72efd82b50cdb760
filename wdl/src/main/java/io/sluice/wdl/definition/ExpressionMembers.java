package io.sluice.wdl.definition;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Which members of a trigger or an action hold expressions. All others (descriptions, metadata,
 * notes, tags and whatever the platform adds) are never evaluated: an at sign in them is text.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#actions-overview">Microsoft:
 *     members of triggers and actions</a>
 */
public final class ExpressionMembers {
  private static final Set<String> MEMBERS =
      Set.of(
          "inputs",
          "foreach",
          "expression",
          "trackedProperties",
          "limit",
          "correlation",
          "recurrence",
          "splitOn",
          "conditions",
          "retryPolicy",
          "runtimeConfiguration");

  /** Members of the inputs that identify the callee and how to sign in to it. */
  private static final Set<String> PLUMBING = Set.of("host", "authentication", "retryPolicy");

  /** Types whose inputs have a JSON schema, which is data. */
  private static final Set<String> WITH_SCHEMA = Set.of("parsejson", "request", "response");

  private ExpressionMembers() {}

  /**
   * Visits each value of a trigger or an action that may hold expressions.
   *
   * @param json the trigger or action
   * @param path slash path of the trigger or action
   * @param visitor receives the path of the value and the value
   */
  public static void visit(
      Map<String, @Nullable Object> json,
      String path,
      BiConsumer<String, @Nullable Object> visitor) {
    String type = String.valueOf(json.get("type")).toLowerCase(Locale.ROOT);
    json.forEach(
        (member, value) -> {
          if (member.equals("inputs") && value instanceof Map<?, ?> inputs) {
            inputs.forEach(
                (key, item) -> {
                  if (isInput(type, String.valueOf(key))) {
                    visitor.accept(path + "/inputs/" + key, item);
                  }
                });
          } else if (MEMBERS.contains(member)) {
            visitor.accept(path + "/" + member, value);
          }
        });
  }

  /** The inputs of a Compose are data of any form; other types give each member a meaning. */
  private static boolean isInput(String type, String member) {
    return type.equals("compose")
        || (!PLUMBING.contains(member) && !(member.equals("schema") && WITH_SCHEMA.contains(type)));
  }
}
