package io.sluice.wdl.action;

import io.sluice.wdl.expression.Language;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.SyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An action as it stands in a definition, for the one who compiles it. Every reader reports what it
 * does not find as it should be and gives a harmless value in its place, so that all problems of a
 * document come out at once.
 */
public final class SourceNode {
  private final String name;
  private final String path;
  private final Map<String, @Nullable Object> json;
  private final CompileSettings settings;
  private final ProblemSink report;
  private final Map<String, BlockSource> bodies = new LinkedHashMap<>();

  /**
   * The JSON of an action or a trigger.
   *
   * @param name its name in the definition
   * @param path slash path from the document's root
   */
  public SourceNode(
      String name,
      String path,
      Map<String, @Nullable Object> json,
      CompileSettings settings,
      ProblemSink report) {
    this.name = name;
    this.path = path;
    this.json = json;
    this.settings = settings;
    this.report = report;
  }

  /**
   * A group of actions inside the action.
   *
   * @param path where it stands in the document
   */
  public record BlockSource(String path, Map<String, @Nullable Object> actions) {}

  /** The action's stored name. */
  public String name() {
    return name;
  }

  /** Where the action stands in the document. */
  public String path() {
    return path;
  }

  /** What the definition is compiled against. */
  public CompileSettings settings() {
    return settings;
  }

  /** The expression language that the definition is compiled in. */
  public Language language() {
    return settings.language();
  }

  /** Where problems go. */
  public ProblemSink report() {
    return report;
  }

  /** The bodies that were named while compiling, by key. */
  public Map<String, BlockSource> bodies() {
    return bodies;
  }

  /** Reports a problem at a member. */
  public void problem(String member, String rule, String advice) {
    report.add(member.isEmpty() ? path : path + "/" + member, rule, advice);
  }

  /** A member by its slash path; null when there is none. */
  public @Nullable Object get(String member) {
    Object at = json;
    for (String key : member.split("/", -1)) {
      if (!(at instanceof Map<?, ?> map)) {
        return null;
      }
      at = map.get(key);
    }
    return at;
  }

  /** Whether a member is there, null values included. */
  public boolean has(String member) {
    int slash = member.lastIndexOf('/');
    Object holder = slash < 0 ? json : get(member.substring(0, slash));
    return holder instanceof Map<?, ?> map && map.containsKey(member.substring(slash + 1));
  }

  /** A member that is a text without expressions; empty when it is missing or something else. */
  public String text(String member) {
    if (get(member) instanceof String text) {
      return text;
    }
    problem(member, name + " needs " + member + " as a text", "Add it.");
    return "";
  }

  /** A member that is an object; empty when it is missing. */
  public Map<String, @Nullable Object> object(String member) {
    Object value = get(member);
    if (value == null) {
      return new LinkedHashMap<>();
    }
    if (value instanceof Map<?, ?> map) {
      return cast(map);
    }
    problem(member, member + " must be an object", "Write it as { ... }.");
    return new LinkedHashMap<>();
  }

  /** A required member with expressions in it. */
  public Template required(String member) {
    if (!has(member)) {
      problem(member, name + " needs " + member, "Add it.");
    }
    return template(member, get(member));
  }

  /** A member with expressions in it; gives null when it is missing. */
  public Template optional(String member) {
    return template(member, get(member));
  }

  /** Any value with expressions in it, found at a member. */
  public Template template(String member, @Nullable Object value) {
    return compile(member, () -> language().compile(value));
  }

  /** A required member that is one expression. */
  public Template expression(String member) {
    Object value = get(member);
    if (value instanceof String text) {
      return compile(member, () -> language().expression(text));
    }
    problem(member, name + " needs " + member + " as an expression", "Write it as \"@...\".");
    return language().compile(null);
  }

  /** A required member that is a condition: an object with an operator, or an expression. */
  public Template condition(String member) {
    if (!has(member)) {
      problem(member, name + " needs " + member, "Add the condition.");
      return language().compile(true);
    }
    Object value = get(member);
    return compile(member, () -> language().condition(value));
  }

  /** Names a body, to be compiled by the caller; an absent one is empty. */
  public void body(String key, String member) {
    bodies.put(key, new BlockSource(path + "/" + member, object(member)));
  }

  private Template compile(String member, Supplier<Template> body) {
    try {
      return body.get();
    } catch (SyntaxException wrong) {
      problem(member, String.valueOf(wrong.getMessage()), "Correct the expression.");
      return language().compile(null);
    }
  }

  @SuppressWarnings("unchecked") // documents have text keys only
  private static Map<String, @Nullable Object> cast(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }
}
