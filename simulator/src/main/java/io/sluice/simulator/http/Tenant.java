package io.sluice.simulator.http;

import io.sluice.simulator.data.Partitions;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.AnswerBody;
import io.sluice.simulator.front.Request;
import io.sluice.simulator.world.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** State behind the API: the world, and objects that are only stored. */
public final class Tenant {
  private final Supplier<World> world;
  private long seed;
  private final boolean nextLink;
  private final Map<UUID, HostedInstance> sites = new LinkedHashMap<>();
  private final Set<UUID> deleted = new LinkedHashSet<>();
  private final StoredObjects created = new StoredObjects();

  /**
   * Creates a tenant.
   *
   * @param world supplies the current world, which a reset replaces
   * @param seed seed of the table rows
   * @param nextLink whether pages of data contain a link to the next page
   */
  public Tenant(Supplier<World> world, long seed, boolean nextLink) {
    this.world = world;
    this.seed = seed;
    this.nextLink = nextLink;
  }

  World world() {
    return world.get();
  }

  boolean nextLink() {
    return nextLink;
  }

  /** Descriptions of instances created through the API, as sent. */
  StoredObjects created() {
    return created;
  }

  /** Whether the instance exists and was not deleted. */
  boolean has(UUID id) {
    return !deleted.contains(id) && world().queries(id).isPresent();
  }

  /** Marks an instance as deleted. */
  void delete(UUID id) {
    deleted.add(id);
  }

  /**
   * An instance.
   *
   * @throws ApiException with status 404 for an unknown one
   */
  HostedInstance site(Call call) {
    String text = call.place("instanceId");
    UUID id = call.uuid("instanceId", 404, "instanceNotFound");
    if (deleted.contains(id) || world().queries(id).isEmpty()) {
      throw ApiException.unknownInstance(text);
    }
    return sites.computeIfAbsent(id, key -> new HostedInstance(key, world, seed));
  }

  /** Removes everything stored or written; for a new world with another seed. */
  public void reset(long newSeed) {
    seed = newSeed;
    sites.clear();
    deleted.clear();
    created.clear();
  }

  /** Whether a request is for a CSV file, whose address {@code proxy=true} returned. */
  public static boolean ownsPartition(Request request) {
    return request.path().startsWith("/partitions/");
  }

  /** A CSV file: {@code /partitions/{instanceId}/{table}/{number}.csv?sig=...}. */
  public Answer partition(Request request, Instant now) {
    List<String> path = request.segments();
    if (path.size() != 4 || !path.get(3).matches("[0-9]{1,6}\\.csv")) {
      return Answer.empty(404);
    }
    world().advanceTo(now);
    Optional<HostedInstance> site =
        sites.values().stream()
            .filter(known -> known.id().toString().equals(path.get(1)))
            .findAny();
    int number = Integer.parseInt(path.get(3).substring(0, path.get(3).length() - 4));
    return site.flatMap(known -> known.tables().find(path.get(2)))
        .filter(table -> number < Partitions.count(table))
        .filter(
            table ->
                request.parameter("sig").filter(site.get().signature(path)::equals).isPresent())
        .map(
            table ->
                new Answer(
                    200,
                    Map.of("Content-Type", "text/csv; charset=utf-8"),
                    new AnswerBody.Parts(Partitions.csv(table, number))))
        .orElseGet(() -> Answer.empty(403));
  }
}
