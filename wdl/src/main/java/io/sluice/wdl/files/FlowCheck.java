package io.sluice.wdl.files;

import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.expression.Expression;
import io.sluice.wdl.functions.Functions;
import io.sluice.wdl.json.SyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says of a set of files which of them are flows, and how far they run here. */
public final class FlowCheck {
  private FlowCheck() {}

  /**
   * What a set of files gave.
   *
   * @param skipped files that can be read and hold no definition
   */
  public record Report(List<String> skipped, List<Row> definitions) {
    /** Whether every definition parses. */
    public boolean allParsed() {
      return definitions.stream().allMatch(Row::parsed);
    }

    /** As programs read it. */
    public Map<String, @Nullable Object> tree() {
      Map<String, @Nullable Object> tree = new LinkedHashMap<>();
      tree.put("skipped", skipped);
      tree.put("definitions", definitions.stream().map(Row::tree).toList());
      return tree;
    }
  }

  /**
   * One definition.
   *
   * @param error why it does not parse; null when it does
   */
  public record Row(
      String file,
      @Nullable String error,
      int runs,
      int mocked,
      int unsupported,
      List<String> unknownFunctions) {

    /** Whether the file is JSON and every expression can be parsed. */
    public boolean parsed() {
      return error == null;
    }

    private Map<String, @Nullable Object> tree() {
      Map<String, @Nullable Object> actions = new LinkedHashMap<>();
      actions.put("runs", runs);
      actions.put("mocked", mocked);
      actions.put("unsupported", unsupported);
      Map<String, @Nullable Object> tree = new LinkedHashMap<>();
      tree.put("file", file);
      tree.put("parsed", parsed());
      tree.put("error", error);
      tree.put("actions", actions);
      tree.put("unknownFunctions", unknownFunctions);
      return tree;
    }
  }

  /** Gathers rows file by file, in the order in which the files are given. */
  public static final class Gathering {
    private final List<String> skipped = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final FlowHost host;

    /** Gathers for a host. */
    public Gathering(FlowHost host) {
      this.host = host;
    }

    /** Looks at one file. */
    public void add(String file, byte[] bytes) {
      FlowFile read = FlowFile.read(file, bytes);
      FlowProblem problem = read.problem();
      if (problem != null) {
        unreadable(file, problem.text());
      } else if (read.definitions().isEmpty()) {
        skipped.add(file);
      } else {
        read.definitions().forEach(found -> rows.add(row(FlowModel.of(read, found), host)));
      }
    }

    /** Notes a file of which no bytes can be had. */
    public void unreadable(String file, String reason) {
      rows.add(new Row(file, reason, 0, 0, 0, List.of()));
    }

    /** All that was gathered. */
    public Report report() {
      return new Report(List.copyOf(skipped), List.copyOf(rows));
    }
  }

  private static Row row(FlowModel model, FlowHost host) {
    String error = null;
    TreeSet<String> unknown = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (EvaluatedText words : model.words()) {
      SyntaxException wrong = words.error();
      if (wrong != null && error == null) {
        error = words.path() + ": " + wrong.getMessage();
      }
      for (Expression.FunctionCall call : words.calls()) {
        if (Functions.TABLE.find(call.function().name()).isEmpty()) {
          unknown.add(call.function().name());
        }
      }
    }
    model
        .actions()
        .forEach(act -> ConditionOperators.unknown(act).forEach((at, name) -> unknown.add(name)));
    Map<Support, Integer> standings = model.standings(host);
    return new Row(
        model.file().file(),
        error,
        standings.getOrDefault(Support.RUNS, 0),
        standings.getOrDefault(Support.MOCK, 0),
        standings.getOrDefault(Support.UNSUPPORTED, 0),
        List.copyOf(unknown));
  }
}
