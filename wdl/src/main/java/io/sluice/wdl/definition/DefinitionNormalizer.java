package io.sluice.wdl.definition;

import io.sluice.wdl.action.AgentHandoff;
import io.sluice.wdl.action.ProblemSink;
import io.sluice.wdl.expression.Language;
import io.sluice.wdl.expression.MapScope;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.SyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Normalizes a definition before compilation. Bounds (limits, concurrency, retries, pagination)
 * written as expressions of parameters or as quoted numbers become plain values, and {@code
 * conditions} with {@code dependsOn}, from the schema of 2015, become {@code runAfter}. Everything
 * else is left unchanged.
 */
final class DefinitionNormalizer {
  private static final Set<String> NUMBERS =
      Set.of("count", "repetitions", "runs", "maximumWaitingRuns", "minimumItemCount");

  /** Functions whose value is known during a run only. */
  private static final Pattern RUN_FUNCTIONS =
      Pattern.compile(
          "\\b(trigger\\w*|variables|outputs|body|action\\w*|items?|result|iterationIndexes|agentParameters"
              + "|workflow|utcNow|guid|rand|get\\w+Time|listCallbackUrl|appsetting)\\s*\\(",
          Pattern.CASE_INSENSITIVE);

  private final Language language;
  private final MapScope scope;
  private final ProblemSink report;

  private DefinitionNormalizer(
      Map<String, @Nullable Object> parameters, Language language, ProblemSink report) {
    this.language = language;
    this.scope = new MapScope(Map.of("parameters", parameters), language.dialect());
    this.report = report;
  }

  /**
   * A normalized copy of a definition.
   *
   * @param parameters values by name
   */
  static Map<String, @Nullable Object> of(
      Map<String, @Nullable Object> definition,
      Map<String, @Nullable Object> parameters,
      Language language,
      ProblemSink report) {
    DefinitionNormalizer normalizer = new DefinitionNormalizer(parameters, language, report);
    Map<String, @Nullable Object> made = new LinkedHashMap<>(definition);
    Map<String, @Nullable Object> triggers = new LinkedHashMap<>();
    DefinitionEnvelope.object(definition.get("triggers"))
        .forEach((name, trigger) -> triggers.put(name, normalizer.bounds(trigger)));
    if (definition.get("triggers") instanceof Map<?, ?>) {
      made.put("triggers", triggers);
    }
    normalizer.inside(made, "actions", "actions");
    if (made.get("actions") instanceof Map<?, ?>) {
      made.put("actions", AgentHandoff.inOrder(DefinitionEnvelope.object(made.get("actions"))));
    }
    return made;
  }

  private void inside(Map<String, @Nullable Object> holder, String key, String path) {
    if (!(holder.get(key) instanceof Map<?, ?>)) {
      return;
    }
    Map<String, @Nullable Object> made = new LinkedHashMap<>();
    DefinitionEnvelope.object(holder.get(key))
        .forEach((name, action) -> made.put(name, action(action, path + "/" + name)));
    holder.put(key, made);
  }

  private @Nullable Object action(@Nullable Object json, String path) {
    if (!(bounds(json) instanceof Map<?, ?> map)) {
      return json;
    }
    Map<String, @Nullable Object> action = DefinitionEnvelope.object(map);
    order(action, path);
    inside(action, "actions", path + "/actions");
    for (String branch : List.of("else", "default")) {
      branch(action, branch, path + "/" + branch);
    }
    for (String several : List.of("cases", "tools")) {
      if (action.get(several) instanceof Map<?, ?>) {
        Map<String, @Nullable Object> branches =
            new LinkedHashMap<>(DefinitionEnvelope.object(action.get(several)));
        List.copyOf(branches.keySet())
            .forEach(name -> branch(branches, name, path + "/" + several + "/" + name));
        action.put(several, branches);
      }
    }
    return action;
  }

  private void branch(Map<String, @Nullable Object> holder, String key, String path) {
    if (holder.get(key) instanceof Map<?, ?>) {
      Map<String, @Nullable Object> made =
          new LinkedHashMap<>(DefinitionEnvelope.object(holder.get(key)));
      inside(made, "actions", path + "/actions");
      holder.put(key, made);
    }
  }

  /** Converts the action order of the schema of 2015. */
  private void order(Map<String, @Nullable Object> action, String path) {
    if (action.containsKey("runAfter") || !(action.get("conditions") instanceof List<?> list)) {
      return;
    }
    Map<String, @Nullable Object> runAfter = new LinkedHashMap<>();
    for (int i = 0; i < list.size(); i++) {
      Object before = DefinitionEnvelope.object(list.get(i)).get("dependsOn");
      if (before instanceof String name) {
        runAfter.put(name, List.of("Succeeded"));
      } else {
        report.add(
            path + "/conditions/" + i,
            "conditions of an action, from the schema of 2015, are supported as {dependsOn} only",
            "Move the action into an If action with the expression.");
      }
    }
    action.put("runAfter", runAfter);
  }

  /** A trigger or an action with its bounds normalized. */
  private @Nullable Object bounds(@Nullable Object json) {
    if (!(json instanceof Map<?, ?>)) {
      return json;
    }
    Map<String, @Nullable Object> made = new LinkedHashMap<>(DefinitionEnvelope.object(json));
    plain(made, "limit");
    plain(made, "retryPolicy");
    below(made, "inputs", List.of("retryPolicy"));
    below(made, "runtimeConfiguration", List.of("concurrency", "paginationPolicy"));
    return made;
  }

  private void below(Map<String, @Nullable Object> holder, String key, List<String> members) {
    Map<String, @Nullable Object> inner = DefinitionEnvelope.object(holder.get(key));
    if (members.stream().anyMatch(member -> inner.get(member) instanceof Map<?, ?>)) {
      Map<String, @Nullable Object> made = new LinkedHashMap<>(inner);
      members.forEach(member -> plain(made, member));
      holder.put(key, made);
    }
  }

  private void plain(Map<String, @Nullable Object> holder, String key) {
    if (holder.get(key) instanceof Map<?, ?>) {
      Map<String, @Nullable Object> made = new LinkedHashMap<>();
      DefinitionEnvelope.object(holder.get(key))
          .forEach((name, value) -> made.put(name, one(name, value)));
      holder.put(key, made);
    }
  }

  private @Nullable Object one(String name, @Nullable Object value) {
    Object known = value instanceof String text && text.contains("@") ? evaluated(text) : value;
    boolean number = known instanceof String text && text.matches("\\d{1,9}");
    return number && NUMBERS.contains(name) ? (Object) Long.valueOf(String.valueOf(known)) : known;
  }

  /** The value of an expression of parameters; other expressions are left unchanged. */
  private @Nullable Object evaluated(String text) {
    if (RUN_FUNCTIONS.matcher(text).find()) {
      return text;
    }
    try {
      return language.compile(text).evaluate(scope);
    } catch (SyntaxException | ExpressionException later) {
      return text;
    }
  }

  /** The default values of the parameters. */
  static Map<String, @Nullable Object> defaults(Map<String, @Nullable Object> definition) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    DefinitionEnvelope.object(definition.get("parameters"))
        .forEach(
            (name, row) -> values.put(name, DefinitionEnvelope.object(row).get("defaultValue")));
    return values;
  }
}
