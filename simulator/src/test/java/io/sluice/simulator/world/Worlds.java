package io.sluice.simulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.world.file.EnvironmentReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A small world for one fact at a time: every part takes one second, no queue delay. */
final class Worlds {

  static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  /** Two sources, two segments, a scalar measure, one with a dimension and a customer attribute. */
  static final String SMALL =
      """
      environment: small
      instances:
        - name: One
          customers: {level: 100}
          refresh: {parallelism: 50, queueDelay: 0, otherwise: 1s, maxRetries: 2, retryDelay: 1s}
          history: {evaluations: 2, every: 1h, before: 10m}
          dataSources:
            - {name: A, dataPreparation: true, entities: [{name: T, rows: 10}]}
            - {name: B, unified: false}
            - {name: Off, active: false}
          segments:
            - {name: S, size: {level: 900}, threshold: 1000}
            - {name: OnM, size: {level: 10}, dependsOn: [M]}
            - {name: Quiet, size: {level: 5}, active: false}
          measures:
            - {name: M, value: {level: 5, decimals: 1}, alias: total}
            - {name: ByDay, dimensions: [Day], value: {level: 5}}
            - {name: Spent, kind: attribute, value: {level: 5}}
          stages:
            - {operation: export, name: Out, segments: [S]}
      """;

  final World world;
  final UUID id;
  private long seen;

  Worlds(String yaml) {
    this.world = World.of(EnvironmentReader.read("test", yaml), 1, START);
    this.id = Objects.requireNonNull(world.instances().get(0).instanceId());
    this.seen = world.facts().count();
  }

  Worlds() {
    this(SMALL);
  }

  Queries queries() {
    return world.queries(id).orElseThrow();
  }

  Commands commands() {
    return world.commands(id).orElseThrow();
  }

  Control control() {
    return world.control(id).orElseThrow();
  }

  /** Advances time and returns the facts since the last call. */
  List<Fact> pass(Duration time) {
    world.advanceTo(world.now().plus(time));
    List<Fact> facts = world.facts().since(seen);
    seen = world.facts().count();
    return facts;
  }

  List<Fact> pass(int seconds) {
    return pass(Duration.ofSeconds(seconds));
  }

  /** The ends of parts as {@code operation identifier status}, sources by name. */
  List<String> ends(List<Fact> facts) {
    return facts.stream()
        .filter(Fact.TaskEnded.class::isInstance)
        .map(Fact.TaskEnded.class::cast)
        .map(
            end ->
                end.operation().wire()
                    + (end.identifier() == null ? "" : " " + name(end))
                    + " "
                    + end.status().wire())
        .toList();
  }

  private String name(Fact.TaskEnded end) {
    String identifier = String.valueOf(end.identifier());
    if (end.operation() != OperationType.INGESTION
        && end.operation() != OperationType.DATA_PREPARATION) {
      return end.operation() == OperationType.EXPORT ? "Out" : identifier;
    }
    return queries()
        .dataSource(UUID.fromString(identifier), false)
        .map(source -> Shown.json(source).at("/dataSourceMetadata/name").asText())
        .orElse("gone");
  }

  JsonNode segment(String name) {
    return Shown.json(queries().segment(name, 30).orElseThrow());
  }

  JsonNode measure(String name) {
    return Shown.json(queries().measure(name, 30).orElseThrow());
  }

  JsonNode source(String name) {
    return queries().dataSources().stream()
        .map(Shown::json)
        .map(source -> source.get("dataSourceMetadata"))
        .filter(source -> source.get("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  UUID sourceId(String name) {
    return UUID.fromString(source(name).get("dataSourceId").asText());
  }
}
