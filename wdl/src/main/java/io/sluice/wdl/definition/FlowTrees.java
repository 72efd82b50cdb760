package io.sluice.wdl.definition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents as plain trees, for those who look at a flow's text and not at its behaviour. */
public final class FlowTrees {
  private FlowTrees() {}

  /**
   * What a file gave.
   *
   * @param tree Map, List, String, Long, Double, Boolean and null; null when there are problems
   */
  public record TreeReadResult(@Nullable Object tree, List<FlowProblem> problems) {}

  /** Reads a JSON or YAML file, told apart by the ending of its name. */
  public static TreeReadResult read(String file, byte[] bytes) {
    try {
      return new TreeReadResult(FlowReader.document(file, bytes).tree(), List.of());
    } catch (TreeReader.UnreadableFile unreadable) {
      return new TreeReadResult(null, List.of(unreadable.in(file)));
    }
  }

  /** The members of a definition as they stand in its document: triggers, actions and so on. */
  public static Map<String, @Nullable Object> of(FlowDefinition definition) {
    try {
      Object tree = TreeReader.read(definition.source(), false).tree();
      return DefinitionEnvelope.of(tree, (path, rule, advice) -> {}).definition();
    } catch (TreeReader.UnreadableFile impossible) {
      throw new IllegalStateException("a definition's source was compiled before", impossible);
    }
  }
}
