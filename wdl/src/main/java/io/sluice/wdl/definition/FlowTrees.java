package io.sluice.wdl.definition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Flow documents as plain trees, for tools that inspect the text of a flow. */
public final class FlowTrees {
  private FlowTrees() {}

  /**
   * The result of parsing a file.
   *
   * @param tree of Map, List, String, Long, Double, Boolean and null; null when there are problems
   */
  public record TreeReadResult(@Nullable Object tree, List<FlowProblem> problems) {}

  /** Parses a JSON or YAML file; names ending in .yaml or .yml denote YAML. */
  public static TreeReadResult read(String file, byte[] bytes) {
    try {
      return new TreeReadResult(FlowReader.document(file, bytes).tree(), List.of());
    } catch (TreeReader.UnreadableFile unreadable) {
      return new TreeReadResult(null, List.of(unreadable.in(file)));
    }
  }

  /** The members of a compiled definition as in its source: triggers, actions and so on. */
  public static Map<String, @Nullable Object> of(FlowDefinition definition) {
    try {
      Object tree = TreeReader.read(definition.source(), false).tree();
      return DefinitionEnvelope.of(tree, problem -> {}).definition();
    } catch (TreeReader.UnreadableFile impossible) {
      throw new IllegalStateException("a definition's source was compiled before", impossible);
    }
  }
}
