package io.sluice.wdl.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.run.StepView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Runs public flows from a folder beside the project against the built-in mocks. */
class CorpusTest {
  /** The minimum share of reached actions that end as they would with real answers. */
  private static final double FLOOR = 0.80;

  /**
   * The result of one flow; each action counts once, whatever its number of iterations.
   *
   * @param good succeeded, or skipped because another branch was taken or nothing failed
   * @param failed failed, timed out, or skipped because an action before it failed
   */
  private record Row(String flow, Status status, int good, int failed, @Nullable String fault) {
    double share() {
      return good + failed == 0 ? 1 : (double) good / (good + failed);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%-44.44s %-10s %4d %4d %6.2f", flow, status.text(), good, failed, share());
    }
  }

  private static @Nullable Path folder() {
    String configured = System.getProperty("sluice.shared");
    if (configured != null) {
      return Path.of(configured).resolve("corpus/flows");
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path folder = at.resolve("shared/corpus/flows");
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    return null;
  }

  private static List<Path> files() throws IOException {
    Path folder = folder();
    Assumptions.assumeTrue(
        folder != null && Files.isDirectory(folder), "skipped: no corpus beside the project");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.endsWith("index.json")).sorted().toList();
    }
  }

  private static FlowDefinition read(Path file) throws IOException {
    FlowReader.FlowReadResult reading =
        FlowReader.read(String.valueOf(file.getFileName()), Files.readAllBytes(file));
    assertThat(reading.problems()).as(file.toString()).isEmpty();
    return reading.definition().orElseThrow();
  }

  private static Row row(FlowDefinition definition) {
    TrialOutcome outcome = TrialFixture.searched(definition);
    Set<String> bad = new LinkedHashSet<>();
    Set<String> good = new LinkedHashSet<>();
    boolean failed = false;
    for (StepView step : outcome.steps()) {
      String name = step.path().substring(step.path().lastIndexOf('/') + 1);
      boolean skipped = step.status() == Status.SKIPPED;
      String why = String.valueOf(step.error());
      boolean dragged =
          skipped && failed && (why.contains("actual value 'Failed'") || why.contains("'Skipped'"));
      boolean fails = step.status() == Status.FAILED || step.status() == Status.TIMED_OUT;
      failed |= fails;
      (fails || dragged ? bad : good).add(name);
    }
    good.removeAll(bad);
    return new Row(definition.name(), outcome.status(), good.size(), bad.size(), outcome.fault());
  }

  /** The results of all flows of the corpus; good and failed are distinct reached actions. */
  record Count(int flows, int succeeded, int good, int failed) {}

  /** Runs all flows; skips the calling test when there is no corpus. */
  static Count count() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Path file : files()) {
      rows.add(row(read(file)));
    }
    return new Count(
        rows.size(),
        (int) rows.stream().filter(row -> row.status() == Status.SUCCEEDED).count(),
        rows.stream().mapToInt(Row::good).sum(),
        rows.stream().mapToInt(Row::failed).sum());
  }

  @Test
  void every_flow_ends_without_a_fault_and_most_actions_succeed() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Path file : files()) {
      rows.add(row(read(file)));
    }
    int good = rows.stream().mapToInt(Row::good).sum();
    int failed = rows.stream().mapToInt(Row::failed).sum();
    rows.forEach(System.out::println);
    System.out.printf(Locale.ROOT, "all: %d of %d%n", good, good + failed);
    assertThat(rows).allSatisfy(row -> assertThat(row.fault()).isNull());
    assertThat(rows).filteredOn(row -> row.status() == Status.SUCCEEDED).hasSizeGreaterThan(11);
    assertThat((double) good / (good + failed)).isGreaterThanOrEqualTo(FLOOR);
  }

  @Test
  void a_repeated_trial_gives_the_same_trace() throws IOException {
    for (Path file : files()) {
      TrialOutcome one = TrialFixture.trial(read(file), List.of());
      TrialOutcome two = TrialFixture.trial(read(file), List.of());
      assertThat(one).isEqualTo(two);
    }
  }
}
