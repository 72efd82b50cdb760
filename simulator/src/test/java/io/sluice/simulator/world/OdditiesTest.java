package io.sluice.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.simulator.fault.Faults;
import io.sluice.simulator.world.file.Environments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The failure catalogue's oddities of a source (A) and of thresholds (B), each once: those that the
 * adversarial environment shows in plain answers, those that faults put into answers or between
 * client and service, and those that lie with the client alone.
 */
class OdditiesTest {

  /** Oddities of the world itself; the watcher below sees each in answers. */
  private static final Map<String, String> WORLD = new LinkedHashMap<>();

  static {
    WORLD.put("A10", "something is gone and back under the same name");
    WORLD.put("A13", "the same observation twice");
    WORLD.put("A17", "a list without an order");
    WORLD.put("A22", "a status word that no description lists");
    WORLD.put("A23", "the status of one task goes back from failed to queued or running");
    WORLD.put("A24", "a source fails and succeeds between two looks a minute apart");
    WORLD.put("A25", "jobs fall out of the list");
    WORLD.put("A26", "the task has ended, the size is still the old one");
    WORLD.put("A27", "something runs when a client may take its first look");
    WORLD.put("A28", "a part is aborted or skipped");
    WORLD.put("B1", "a value on the threshold, coming from below");
    WORLD.put("B2", "on the threshold, then above");
    WORLD.put("B3", "above, then on the threshold");
    WORLD.put("B4", "above at the first look");
    WORLD.put("B5", "below or on it at the first look");
    WORLD.put("B6", "to and fro");
    WORLD.put("B7", "no value");
    WORLD.put("B8", "NaN, Infinity, an empty text");
    WORLD.put("B9", "negative, zero and -0");
    WORLD.put("B10", "beyond 2^53, many decimals, 1e3");
    WORLD.put("B11", "1,234 and 12 %");
    WORLD.put("B12", "below, then above again");
    WORLD.put("B19", "deleted and made again: another time of creation");
    WORLD.put("B20", "another friendly name, the same name and time of creation");
    WORLD.put("B22", "an inactive segment");
    WORLD.put("restated", "another value under the same run id");
  }

  /** Oddities of the way, each with the faults that make them. */
  private static final Map<String, List<String>> FAULTS = new LinkedHashMap<>();

  static {
    FAULTS.put("A1", List.of("timeout"));
    FAULTS.put("A2", List.of("reset", "truncate"));
    FAULTS.put("A3", List.of("login"));
    FAULTS.put("A4", List.of("status"));
    FAULTS.put("A5", List.of("throttle"));
    FAULTS.put("A6", List.of("throttle"));
    FAULTS.put("A7", List.of("throttle"));
    FAULTS.put("A9", List.of("status"));
    FAULTS.put("A11", List.of("stale"));
    FAULTS.put("A12", List.of("reorder"));
    FAULTS.put("A14", List.of("shift"));
    FAULTS.put("A15", List.of("shift"));
    FAULTS.put("A16", List.of("shift"));
    FAULTS.put("A18", List.of("ignoreSkip"));
    FAULTS.put("A19", List.of("shortPage"));
    FAULTS.put("A20", List.of("shift"));
    FAULTS.put("A21", List.of("drop", "extra", "word"));
    FAULTS.put("A30", List.of("drip", "large"));
    FAULTS.put("A31", List.of("redirect"));
    FAULTS.put("A32", List.of("malformed", "bom"));
  }

  /** Not shown by this environment: why, and where it is tried instead. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("A8", "tokens end by themselves: ApiOptions.tokenLifetime, FrontDoorTest"),
          Map.entry("A29", "the service writes UTC only; schedules fall into clock changes"),
          Map.entry("B13", "the client's threshold is edited"),
          Map.entry("B14", "the client's threshold is edited"),
          Map.entry("B15", "the client's threshold is edited"),
          Map.entry("B16", "the client restarts"),
          Map.entry("B17", "the client restarts"),
          Map.entry("B18", "the client restarts"),
          Map.entry("B21", "a client redefines a measure: CommandsTest"));

  private final World world = World.of(Environments.named("adversarial"), 3, Worlds.START);
  private final Set<String> seen = new LinkedHashSet<>();
  private final Map<String, String> sizes = new LinkedHashMap<>();
  private final Map<String, String> runs = new LinkedHashMap<>();
  private final Map<String, String> births = new LinkedHashMap<>();
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Map<String, String> tasks = new LinkedHashMap<>();
  private final Set<String> jobs = new LinkedHashSet<>();
  private final Map<String, String> dates = new LinkedHashMap<>();
  private final Map<String, List<Long>> courses = new LinkedHashMap<>();

  @Test
  void every_row_of_the_catalogue_has_its_place() {
    List<String> rows = new ArrayList<>();
    rows.addAll(WORLD.keySet());
    rows.addAll(FAULTS.keySet());
    rows.addAll(ELSEWHERE.keySet());
    rows.remove("restated");
    List<String> catalogue = new ArrayList<>();
    for (int i = 1; i <= 32; i++) {
      catalogue.add("A" + i);
    }
    for (int i = 1; i <= 22; i++) {
      catalogue.add("B" + i);
    }
    assertThat(rows).containsExactlyInAnyOrderElementsOf(catalogue);
    FAULTS.values().forEach(names -> assertThat(Faults.names()).containsAll(names));
  }

  @Test
  void the_adversarial_environment_shows_every_oddity_of_a_world() {
    for (int look = 0; look < 3_600; look++) {
      Queries queries =
          world
              .queries(Objects.requireNonNull(world.instances().get(0).instanceId()))
              .orElseThrow();
      queries.segments(7, null).forEach(segment -> segment(Shown.json(segment)));
      queries.measures().forEach(measure -> measure(Shown.json(measure)));
      history(Shown.json(queries.history(50)));
      jobs(Shown.json(queries.jobs(20, true)));
      world.advanceTo(world.now().plus(Duration.ofSeconds(2)));
    }
    courses.values().forEach(this::course);
    assertThat(seen).containsExactlyInAnyOrderElementsOf(WORLD.keySet());
  }

  private void segment(JsonNode json) {
    String name = json.path("name").asText();
    JsonNode status = json.path("evaluationStatus");
    String size = status.path("entityCount").asText("none");
    String run = status.path("lastSuccessfulRunId").asText("none");
    String birth = json.path("createdUtc").asText();
    if (size.equals(sizes.get(name)) && run.equals(runs.get(name))) {
      seen.add("A13");
    }
    if (run.equals(runs.get(name)) && !size.equals(sizes.get(name)) && !size.equals("none")) {
      seen.add("restated");
    }
    if (!births.getOrDefault(name, birth).equals(birth)) {
      seen.addAll(List.of("A10", "B19"));
    } else if (!labels.getOrDefault(name, label(json)).equals(label(json))) {
      seen.add("B20");
    }
    mark(size.equals("none"), "B7");
    mark(size.startsWith("-"), "B9");
    mark(json.path("state").asText().equals("inactive"), "B22");
    mark(status.path("jobStatus").asText().equals("CompletedWithWarnings"), "A22");
    if (name.equals("Flapping") && !size.equals("none") && !run.equals(runs.get(name))) {
      courses.computeIfAbsent(name, any -> new ArrayList<>()).add(Long.valueOf(size));
    }
    if (!sizes.containsKey(name) && !size.equals("none")) {
      mark(Long.parseLong(size) > 1000, "B4");
      mark(Long.parseLong(size) <= 1000, "B5");
    }
    mark(size.equals("9007199254740993"), "B10");
    sizes.put(name, size);
    runs.put(name, run);
    births.put(name, birth);
    labels.put(name, label(json));
    if (status.has("evaluationDate")) {
      dates.put(label(json), status.path("evaluationDate").asText());
    }
    List<String> dates = json.path("evaluationStatusHistory").findValuesAsText("evaluationDate");
    mark(!dates.equals(dates.stream().sorted().toList()), "A17");
  }

  private static String label(JsonNode json) {
    return json.path("friendlyName").asText();
  }

  private void measure(JsonNode json) {
    json.at("/output/values").forEach(value -> text(value.asText()));
  }

  private void text(String text) {
    mark(List.of("NaN", "Infinity", "").contains(text), "B8");
    mark(List.of("1,234", "12 %").contains(text), "B11");
  }

  private void history(JsonNode ended) {
    for (JsonNode task : ended) {
      String status = task.path("taskStatus").asText();
      mark(List.of("aborted", "skipped").contains(status), "A28");
    }
    Map<String, List<JsonNode>> sources = new LinkedHashMap<>();
    for (JsonNode task : ended) {
      if (task.path("operationType").asText().equals("ingestion")) {
        sources
            .computeIfAbsent(task.path("friendlyName").asText(), any -> new ArrayList<>())
            .add(task);
      }
    }
    sources.values().forEach(this::minute);
  }

  private void minute(List<JsonNode> ends) {
    for (JsonNode failed : ends) {
      for (JsonNode good : ends) {
        if (failed.path("taskStatus").asText().equals("failed")
            && good.path("taskStatus").asText().equals("successful")) {
          Duration between =
              Duration.between(
                  Shown.instant(failed, "/endTimestamp"), Shown.instant(good, "/endTimestamp"));
          mark(!between.isNegative() && between.toSeconds() < 60, "A24");
        }
      }
    }
  }

  private void jobs(JsonNode listed) {
    Set<String> now = new LinkedHashSet<>();
    for (JsonNode job : listed) {
      now.add(job.path("jobId").asText());
      for (JsonNode task : job.path("tasks")) {
        String status = task.path("taskStatus").asText();
        mark(status.equals("running"), "A27");
        String before = tasks.put(task.path("taskId").asText(), status);
        mark(
            "failed".equals(before) && (status.equals("running") || status.equals("queued")),
            "A23");
        mark(late(task), "A26");
      }
    }
    mark(!now.containsAll(jobs), "A25");
    jobs.clear();
    jobs.addAll(now);
  }

  /** Whether a task has succeeded and its segment still shows the previous evaluation. */
  private boolean late(JsonNode task) {
    String evaluated = dates.get(task.path("friendlyName").asText());
    return task.path("operationType").asText().equals("segmentation")
        && task.path("taskStatus").asText().equals("successful")
        && evaluated != null
        && Instant.parse(evaluated).isBefore(Shown.instant(task, "/submittedTimestamp"));
  }

  private void course(List<Long> values) {
    for (int i = 1; i < values.size(); i++) {
      long before = values.get(i - 1);
      long now = values.get(i);
      mark(before < 1000 && now == 1000, "B1");
      mark(before == 1000 && now > 1000, "B2");
      mark(before > 1000 && now == 1000, "B3");
      mark(before < 1000 && now > 1000, "B12");
      mark(before > 1000 && now < 1000, "B6");
    }
  }

  private void mark(boolean holds, String oddity) {
    if (holds) {
      seen.add(oddity);
    }
  }
}
