package io.sluice.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.simulator.data.Reader;
import io.sluice.simulator.data.Tables;
import io.sluice.simulator.data.Writes;
import io.sluice.simulator.wire.DataSourceInfo;
import io.sluice.simulator.wire.DataSourceMetadata;
import io.sluice.simulator.wire.MeasureMetadata;
import io.sluice.simulator.wire.SegmentMetadata;
import io.sluice.simulator.world.Commands;
import io.sluice.simulator.world.Control;
import io.sluice.simulator.world.Queries;
import io.sluice.simulator.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** One instance: its part of the world, its tables and the objects that are only stored. */
final class HostedInstance {
  private static final List<String> INDEXED =
      List.of(
          "FullName",
          "FirstName",
          "LastName",
          "EMail",
          "Telephone",
          "City",
          "Country",
          "LoyaltyPoints",
          "LifetimeValue",
          "CreatedOn");

  private static final JsonNode NONE = JsonNodeFactory.instance.arrayNode();

  private final UUID id;
  private final Supplier<World> world;
  private final long seed;
  private final Instant epoch;
  private final Reader reader = new Reader();
  private final Writes writes = new Writes();
  private final StoredObjects relationships = new StoredObjects();
  private final StoredObjects hierarchies = new StoredObjects();
  private final StoredObjects assignments = new StoredObjects();
  private final StoredObjects search = new StoredObjects();
  private Optional<Tables> tables = Optional.empty();
  private long tablesAt = -1;

  HostedInstance(UUID id, Supplier<World> world, long seed) {
    this.id = id;
    this.world = world;
    this.seed = seed ^ id.getMostSignificantBits() ^ id.getLeastSignificantBits();
    // Based on the creation of the instance, so that rows do not depend on the time of the first
    // read.
    this.epoch =
        Optional.ofNullable(queries().instance().createdUtc())
            .orElse(Instant.EPOCH)
            .truncatedTo(ChronoUnit.MICROS);
  }

  UUID id() {
    return id;
  }

  Queries queries() {
    return world.get().queries(id).orElseThrow();
  }

  Commands commands() {
    return world.get().commands(id).orElseThrow();
  }

  Control control() {
    return world.get().control(id).orElseThrow();
  }

  Reader reader() {
    return reader;
  }

  Writes writes() {
    return writes;
  }

  StoredObjects relationships() {
    return relationships;
  }

  StoredObjects hierarchies() {
    return hierarchies;
  }

  StoredObjects assignments() {
    return assignments;
  }

  StoredObjects search() {
    return search;
  }

  /**
   * The current tables. Only facts of the world change them, so the number of facts is the cache
   * key.
   */
  Tables tables() {
    long facts = world.get().facts().count();
    Set<String> columns = indexed();
    if (facts != tablesAt || tables.filter(t -> t.catalog().indexed().equals(columns)).isEmpty()) {
      tables = Optional.of(new Tables(Catalogs.of(queries(), seed, epoch, columns)));
      tablesAt = facts;
    }
    return tables.orElseThrow();
  }

  /** Columns of Customer in the search configuration, or the default columns. */
  Set<String> indexed() {
    Set<String> found = new LinkedHashSet<>();
    for (JsonNode entity : search.get("").map(tree -> tree.path("entityConfig")).orElse(NONE)) {
      if (entity.path("qualifiedEntityName").asText().equalsIgnoreCase("Customer")) {
        entity.path("attributes").forEach(one -> found.add(one.path("attributeName").asText()));
      }
    }
    return search.get("").isPresent() ? found : new LinkedHashSet<>(INDEXED);
  }

  /** Deletes sources, segments, measures and all stored objects of the instance. */
  void empty() {
    for (DataSourceInfo source : queries().dataSources()) {
      Optional.ofNullable(source.dataSourceMetadata())
          .map(DataSourceMetadata::dataSourceId)
          .ifPresent(commands()::deleteDataSource);
    }
    for (SegmentMetadata segment : queries().segments(null, null)) {
      commands().deleteSegment(String.valueOf(segment.name()));
    }
    for (MeasureMetadata measure : queries().measures()) {
      commands().deleteMeasure(String.valueOf(measure.name()));
    }
    List.of(relationships, hierarchies, assignments, search).forEach(StoredObjects::clear);
    writes.clear();
    reader.clear();
  }

  /** Signature in the address of a CSV file. */
  String signature(List<String> path) {
    String text = seed + "/" + id + "/" + path.get(2).toLowerCase(java.util.Locale.ROOT);
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
