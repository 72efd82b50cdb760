package io.sluice.wdl.definition;

import io.sluice.wdl.expression.Dialect;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A compiled flow: immutable, safe to share between threads.
 *
 * @param actions the actions of the top level
 * @param parameters values by name
 * @param secured parts whose values must not be shown
 * @param connectionReferences as in the file, by name
 * @param index every action by name, in any letter case
 */
public record FlowDefinition(
    FlowVersion version,
    Trigger trigger,
    ActionBlock actions,
    Map<String, @Nullable Object> parameters,
    SecureParts secured,
    Map<String, @Nullable Object> connectionReferences,
    Map<String, ActionNode> index) {

  /**
   * The identity of a compiled flow.
   *
   * @param name the flow's name
   * @param hash of name and source
   * @param source the document as compact JSON, which compiles to the same definition
   * @param dialect the dialect in which it was compiled and is evaluated
   */
  public record FlowVersion(String name, String hash, String source, Dialect dialect) {}

  /** The flow's name. */
  public String name() {
    return version.name();
  }

  /** Identifies this version of the flow: a hash of its name and source. */
  public String hash() {
    return version.hash();
  }

  /** The document as compact JSON. */
  public String source() {
    return version.source();
  }

  /** The dialect of the host that the flow was written for; its runs evaluate in it. */
  public Dialect dialect() {
    return version.dialect();
  }

  /** An action by its name, in any letter case. */
  public Optional<ActionNode> action(String name) {
    return Optional.ofNullable(index.get(name));
  }

  /** Whether the flow has a Response action. */
  public boolean responds() {
    return index.values().stream().anyMatch(node -> node.type().equalsIgnoreCase("Response"));
  }
}
