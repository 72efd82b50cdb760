package io.sluice.wdl.action;

import io.sluice.wdl.expression.Language;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.SyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of an action or a trigger, as input of its compilation. Accessors report invalid members
 * and return a harmless value instead of failing, so that all problems of a document are found in
 * one pass.
 */
public final class SourceNode {
  private final String name;
  private final String path;
  private final Map<String, @Nullable Object> json;
  private final CompileSettings settings;
  private final ProblemSink report;
  private final Map<String, BlockSource> blocks = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

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
   * The JSON of a block of actions inside the action.
   *
   * @param path slash path from the document's root
   */
  public record BlockSource(String path, Map<String, @Nullable Object> actions) {}

  /** The name in the definition. */
  public String name() {
    return name;
  }

  /** Slash path from the document's root. */
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

  /** Receives the problems. */
  public ProblemSink report() {
    return report;
  }

  /** The blocks declared by {@link #block}, by key. */
  public Map<String, BlockSource> blocks() {
    return blocks;
  }

  /** What makes the action invalid: it fails with the first of these when it is reached. */
  public List<String> faults() {
    return faults;
  }

  /** Reports a problem at a member that makes the action invalid. */
  public void problem(String member, String rule, String advice) {
    faults.add(rule + (member.isEmpty() ? "" : ", at '" + member + "'"));
    correctable(member, rule, advice);
  }

  /** Reports a problem at a member in whose place the compiler uses another value. */
  public void correctable(String member, String rule, String advice) {
    report.add(at(member), rule, advice);
  }

  /** Reports a problem at a member that leaves the definition without a meaning. */
  public void refuse(String member, String rule, String advice) {
    report.add(SourceProblem.Stage.PARSE, at(member), rule, advice);
  }

  private String at(String member) {
    return member.isEmpty() ? path : path + "/" + member;
  }

  /** A member by its slash path; null when it is missing. */
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

  /** Whether a member exists, even with the value null. */
  public boolean has(String member) {
    int slash = member.lastIndexOf('/');
    Object holder = slash < 0 ? json : get(member.substring(0, slash));
    return holder instanceof Map<?, ?> map && map.containsKey(member.substring(slash + 1));
  }

  /** A required string member, not evaluated; empty when it is missing or of another type. */
  public String text(String member) {
    if (get(member) instanceof String text) {
      return text;
    }
    problem(member, name + " needs " + member + " as a string", "Add it.");
    return "";
  }

  /** An object member; empty when it is missing. */
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

  /** A required member, compiled with its expressions. */
  public Template required(String member) {
    if (!has(member)) {
      problem(member, name + " needs " + member, "Add it.");
    }
    return template(member, get(member));
  }

  /** An optional member, compiled with its expressions; its value is null when it is missing. */
  public Template optional(String member) {
    return template(member, get(member));
  }

  /** Compiles a value with its expressions; problems are reported at the member. */
  public Template template(String member, @Nullable Object value) {
    return compile(member, () -> language().compile(value));
  }

  /** A required member that is a single expression. */
  public Template expression(String member) {
    Object value = get(member);
    if (value instanceof String text) {
      return compile(member, () -> language().expression(text));
    }
    problem(member, name + " needs " + member + " as an expression", "Write it as \"@...\".");
    return language().compile(null);
  }

  /** A required condition: an object with an operator, or an expression. */
  public Template condition(String member) {
    if (!has(member)) {
      problem(member, name + " needs " + member, "Add the condition.");
      return language().compile(true);
    }
    Object value = get(member);
    return compile(member, () -> language().condition(value));
  }

  /** Declares a block of actions for compilation; a missing one is empty. */
  public void block(String key, String member) {
    blocks.put(key, new BlockSource(path + "/" + member, object(member)));
  }

  private Template compile(String member, Supplier<Template> body) {
    try {
      return body.get();
    } catch (SyntaxException wrong) {
      refuse(member, String.valueOf(wrong.getMessage()), "Correct the expression.");
      return language().compile(null);
    }
  }

  @SuppressWarnings("unchecked") // documents have text keys only
  private static Map<String, @Nullable Object> cast(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }
}
