package io.sluice.wdl.definition;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A compiled flow: immutable, safe to share.
 *
 * @param hash the version: a hash of name and source
 * @param source the document as compact JSON, from which the same definition is compiled again
 * @param parameters values by name
 * @param secured what of it must not be shown
 * @param index every action by name, whatever its letter case
 */
public record FlowDefinition(
    String name,
    String hash,
    String source,
    Trigger trigger,
    ActionBlock actions,
    Map<String, @Nullable Object> parameters,
    SecureParts secured,
    Map<String, @Nullable Object> connectionReferences,
    Map<String, ActionNode> index) {

  /** An action by its name, whatever its letter case. */
  public Optional<ActionNode> action(String name) {
    return Optional.ofNullable(index.get(name));
  }

  /** Whether somewhere in it a Response answers the caller. */
  public boolean responds() {
    return index.values().stream().anyMatch(node -> node.type().equalsIgnoreCase("Response"));
  }
}
