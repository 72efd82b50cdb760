package io.sluice.hub.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the folder {@code dashboards}, and the names that their expressions may use. */
final class Monitoring {
  /** Labels that Prometheus adds to everything that it scrapes. */
  static final List<String> OF_THE_TARGET = List.of("job", "instance");

  private static final Pattern FOREIGN = Pattern.compile("(vertx|jvm|process)_.+");

  private static final Pattern GROWS = Pattern.compile(".+_(total|bucket|count|sum)");

  private final Map<String, MetricNames.Series> known = new LinkedHashMap<>();

  Monitoring() {
    MetricNames.all()
        .forEach(
            (name, series) ->
                known.put(
                    name,
                    new MetricNames.Series(
                        series.labels().plus(OF_THE_TARGET), series.cumulative())));
    known.put("up", new MetricNames.Series(Labels.of(OF_THE_TARGET), false));
    known.put("ALERTS", new MetricNames.Series(Labels.unknown(), false));
    for (JsonNode rule : rules("record")) {
      Labels labels = read(rule.path("expr").asText()).shape().labels();
      known.put(rule.path("record").asText(), new MetricNames.Series(labels, false));
    }
  }

  /** Reads an expression over metrics of the hub, recorded ones and those of other exporters. */
  PromQl.Reading read(String expression) {
    try {
      return PromQl.read(expression, this::series);
    } catch (IllegalArgumentException cause) {
      throw new IllegalArgumentException(cause.getMessage() + "; in: " + expression, cause);
    }
  }

  private MetricNames.Series series(String name) {
    MetricNames.Series series = known.get(name);
    if (series != null) {
      return series;
    }
    if (FOREIGN.matcher(name).matches()) {
      return new MetricNames.Series(Labels.unknown(), GROWS.matcher(name).matches());
    }
    throw new IllegalArgumentException("there is no metric " + name + " in Metric.java");
  }

  /** Every rule that has a field, {@code record} or {@code alert}, in the files' order. */
  static List<JsonNode> rules(String field) {
    List<JsonNode> found = new ArrayList<>();
    for (String file : List.of("sluice.rules.yml", "sluice.alerts.yml")) {
      for (JsonNode group : yaml("prometheus/" + file).path("groups")) {
        group
            .path("rules")
            .forEach(
                rule -> {
                  if (rule.has(field)) {
                    found.add(rule);
                  }
                });
      }
    }
    return found;
  }

  /** Every dashboard by its file's name. */
  static Map<String, JsonNode> dashboards() {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    for (Path path : files("grafana/dashboards")) {
      found.put(String.valueOf(path.getFileName()), json(path));
    }
    return found;
  }

  /** The files of a folder in the order of their names. */
  static List<Path> files(String folder) {
    try (Stream<Path> paths = Files.list(root().resolve(folder))) {
      return paths.sorted().toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** A YAML file below {@code dashboards}. */
  static JsonNode yaml(String path) {
    try {
      return new YAMLMapper().readTree(root().resolve(path).toFile());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static JsonNode json(Path path) {
    try {
      return new ObjectMapper().readTree(path.toFile());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** The text of a file. */
  static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** The folder {@code dashboards}, independent of the working directory. */
  static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve("dashboards/prometheus"))) {
      Path parent = at.getParent();
      if (parent == null) {
        throw new IllegalStateException("the folder dashboards is not above the working directory");
      }
      at = parent;
    }
    return at.resolve("dashboards");
  }

  /** All matches of a pattern's first group. */
  static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }

  /** The first group of a pattern that matches the whole text. */
  static List<String> groups(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? List.of(matcher.group(1), matcher.group(2)) : List.of();
  }
}
