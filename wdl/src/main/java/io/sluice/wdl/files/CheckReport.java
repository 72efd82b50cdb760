package io.sluice.wdl.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@link FlowCheck} for a set of files.
 *
 * @param skipped readable files that contain no definition
 * @param leftOut what packages and solutions hold beside cloud flows
 */
public record CheckReport(
    List<String> skipped, List<LeftOut> leftOut, List<DefinitionCheck> definitions) {
  /** True if every definition parses. */
  public boolean allParsed() {
    return definitions.stream().allMatch(DefinitionCheck::parsed);
  }

  /** The members of the JSON report. */
  public Map<String, @Nullable Object> tree() {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("skipped", skipped);
    tree.put("leftOut", leftOut.stream().map(LeftOut::tree).toList());
    tree.put("definitions", definitions.stream().map(DefinitionCheck::tree).toList());
    return tree;
  }

  /**
   * The result for one definition, or for a file that cannot be read.
   *
   * @param error the first error of reading or parsing; null if there is none
   * @param actions the number of actions at each level of support
   * @param unknownFunctions names that no function of the language has, sorted
   */
  public record DefinitionCheck(
      String file,
      @Nullable String error,
      Map<Support, Integer> actions,
      List<String> unknownFunctions) {

    /** True if the file is valid JSON and every expression parses. */
    public boolean parsed() {
      return error == null;
    }

    /** The number of actions at one level of support. */
    public int count(Support support) {
      return actions.getOrDefault(support, 0);
    }

    private Map<String, @Nullable Object> tree() {
      Map<String, @Nullable Object> counts = new LinkedHashMap<>();
      counts.put("runs", count(Support.RUNS));
      counts.put("mocked", count(Support.MOCK));
      counts.put("unsupported", count(Support.UNSUPPORTED));
      Map<String, @Nullable Object> tree = new LinkedHashMap<>();
      tree.put("file", file);
      tree.put("parsed", parsed());
      tree.put("error", error);
      tree.put("actions", counts);
      tree.put("unknownFunctions", unknownFunctions);
      return tree;
    }
  }
}
