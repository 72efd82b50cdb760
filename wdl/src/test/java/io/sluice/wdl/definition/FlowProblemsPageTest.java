package io.sluice.wdl.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.SourceProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of docs/flow-problems.md hold one row for each invalid example flow. */
class FlowProblemsPageTest {
  private static final Path BAD = Path.of("src", "test", "resources", "flows", "bad");
  private static final Path PAGE = Path.of("..", "docs", "flow-problems.md");

  @Test
  void the_page_lists_every_problem_at_the_stage_where_the_compiler_finds_it() throws IOException {
    String page = Files.readString(PAGE);
    String expected = page;
    for (Map.Entry<SourceProblem.Stage, List<String>> row : rows().entrySet()) {
      expected = between(expected, row.getKey(), row.getValue());
    }
    if (Boolean.getBoolean("sluice.rewrite")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(expected);
  }

  private static Map<SourceProblem.Stage, List<String>> rows() throws IOException {
    Map<SourceProblem.Stage, List<String>> rows = new EnumMap<>(SourceProblem.Stage.class);
    try (Stream<Path> files = Files.list(BAD)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".txt")) {
          continue;
        }
        FlowReader.FlowReadResult read = FlowReader.read(name, Files.readAllBytes(file));
        for (FlowProblem problem : all(read)) {
          rows.computeIfAbsent(problem.stage(), stage -> new ArrayList<>()).add(row(problem));
        }
      }
    }
    return rows;
  }

  static List<FlowProblem> all(FlowReader.FlowReadResult read) {
    return Stream.concat(read.problems().stream(), read.warnings().stream()).toList();
  }

  private static String row(FlowProblem problem) {
    String path = problem.path().length() > 70 ? "..." : problem.path();
    return "| `%s` | %s | %s |"
        .formatted(path.isEmpty() ? "(file)" : path, cell(problem.rule()), cell(problem.advice()));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("*", "\\*").lines().collect(Collectors.joining(" "));
  }

  private static String between(String page, SourceProblem.Stage stage, List<String> rows) {
    String from = "<!-- " + stage + " -->\n";
    String to = "<!-- end -->";
    int begin = page.indexOf(from) + from.length();
    int end = page.indexOf(to, begin);
    String table = "\n| Where | Rule | What to do |\n| --- | --- | --- |\n";
    return page.substring(0, begin)
        + table
        + String.join("\n", rows)
        + "\n\n"
        + page.substring(end);
  }
}
