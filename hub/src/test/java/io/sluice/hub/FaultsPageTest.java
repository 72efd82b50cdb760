package io.sluice.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/faults.md to the tests: a row cannot outlive the test that it names. */
class FaultsPageTest {
  private static final Path ROOT = Path.of("..");
  private static final List<String> MODULES = List.of("wdl", "testkit", "simulator", "hub");
  private static final Pattern ROW = Pattern.compile("^\\| ([A-Z]\\d+) \\|(.*)\\|$");
  private static final Pattern NAME = Pattern.compile("`(?:(\\w+)\\.)?([A-Z]\\w+)\\.([a-z]\\w+)`");
  private static final Pattern TEST =
      Pattern.compile("@(Test|ParameterizedTest|Property|Example|TestFactory)\\b");
  private static final Pattern MEMBER_END = Pattern.compile("\n {2,4}\\}\n");
  private static final String NOT_COVERED = "not covered: ";

  /** Faults of each part; part I, a cluster, has one sentence for all. */
  private static final Map<String, Integer> PARTS = parts();

  private static Map<String, Integer> parts() {
    Map<String, Integer> parts = new LinkedHashMap<>();
    parts.put("A", 32);
    parts.put("B", 22);
    parts.put("C", 16);
    parts.put("D", 8);
    parts.put("E", 15);
    parts.put("F", 10);
    parts.put("G", 18);
    parts.put("H", 18);
    parts.put("J", 14);
    parts.put("S", 42);
    return parts;
  }

  private static Map<String, String> rows() throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    for (String line : Files.readAllLines(ROOT.resolve("docs/faults.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        assertThat(rows.put(row.group(1), row.group(2))).as("rows of " + row.group(1)).isNull();
      }
    }
    return rows;
  }

  /** Sources of test classes by simple name. */
  private static Map<String, List<Path>> tests() throws IOException {
    Map<String, List<Path>> tests = new LinkedHashMap<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(
                file -> {
                  String name = file.getFileName().toString().replace(".java", "");
                  tests.computeIfAbsent(name, absent -> new ArrayList<>()).add(file);
                });
      }
    }
    return tests;
  }

  @Test
  void every_fault_of_each_part_has_one_row_in_order() throws IOException {
    List<String> codes =
        PARTS.entrySet().stream()
            .flatMap(
                part -> IntStream.rangeClosed(1, part.getValue()).mapToObj(n -> part.getKey() + n))
            .toList();
    assertThat(rows().keySet()).containsExactlyElementsOf(codes);
  }

  @Test
  void every_row_names_tests_that_exist_or_says_why_there_is_none() throws IOException {
    Map<String, List<Path>> tests = tests();
    for (Map.Entry<String, String> row : rows().entrySet()) {
      Matcher name = NAME.matcher(row.getValue());
      int found = 0;
      while (name.find()) {
        found++;
        assertThat(declares(tests, name)).as(row.getKey() + ": " + name.group()).isTrue();
      }
      assertThat(found > 0)
          .as(row.getKey() + " has tests, or a reason why not")
          .isEqualTo(!row.getValue().contains(NOT_COVERED));
    }
  }

  private static boolean declares(Map<String, List<Path>> tests, Matcher name) throws IOException {
    String folder = name.group(1);
    for (Path file : tests.getOrDefault(name.group(2), List.of())) {
      boolean here = folder == null || file.getParent().getFileName().toString().equals(folder);
      if (here && isTest(Files.readString(file), name.group(3))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a source declares the method and an annotation between the member before and it. */
  private static boolean isTest(String source, String method) {
    Matcher declaration = Pattern.compile("\\s" + Pattern.quote(method) + "\\(").matcher(source);
    if (!declaration.find()) {
      return false;
    }
    String before = source.substring(0, declaration.start());
    Matcher end = MEMBER_END.matcher(before);
    int from = 0;
    while (end.find()) {
      from = end.end();
    }
    return TEST.matcher(before.substring(from)).find();
  }
}
