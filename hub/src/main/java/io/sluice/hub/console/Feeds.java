package io.sluice.hub.console;

import io.sluice.hub.store.Query;
import io.sluice.hub.store.Store;
import io.sluice.hub.store.Watch;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The data feeds of the live page, one row each. A feed carries the same JSON as the API; events
 * also carry a tally of the flows' verdicts. Feeds that grow with the number of flows are
 * truncated, or cached until they change, so that the cost of a page hardly depends on that number.
 */
final class Feeds {
  static final String FLOWS = "flows";
  static final String WATCHES = "watches";

  /** Maximum number of watches on the page; the API returns all of them. */
  static final int MAX_WATCHES = 200;

  private static final int EVENTS = 40;
  private static final int RUNS = 40;
  private static final int MESSAGES = 30;

  private final Map<String, Supplier<Future<JsonObject>>> rows = new LinkedHashMap<>();

  /** Version of each cached feed, incremented by every invalidation. */
  private final Map<String, Long> versions = new LinkedHashMap<>(Map.of(FLOWS, 0L, WATCHES, 0L));

  private final Map<String, CachedFeed> cache = new LinkedHashMap<>();

  private final Store store;

  /** Verdict tallies of the newest events by event id. Decisions never change once committed. */
  private Map<String, JsonArray> tallies = new LinkedHashMap<>();

  /** A feed's JSON as read at a version. */
  private record CachedFeed(long version, String text) {}

  Feeds(Store store, Optional<Inbox> inbox, HistoryApi history, FlowApi flow, StatusApi status) {
    this.store = store;
    rows.put("info", () -> Future.succeededFuture(status.info()));
    rows.put("sources", () -> status.sources().map(all -> ApiJson.items(all, ApiJson::source)));
    rows.put("quota", () -> status.buckets().map(all -> ApiJson.items(all, ApiJson::bucket)));
    rows.put(WATCHES, () -> history.watches().map(Feeds::mostRelevant));
    rows.put(FLOWS, () -> flow.list().map(all -> ApiJson.items(all, ApiJson::flow)));
    rows.put("events", this::events);
    rows.put(
        "runs",
        () -> store.runs().list(Query.newest(RUNS)).map(page -> ApiJson.page(page, ApiJson::run)));
    inbox.ifPresent(
        messages ->
            rows.put(
                "inbox",
                () -> messages.newest(MESSAGES).map(all -> ApiJson.items(all, ApiJson::message))));
  }

  /** Discards the cached JSON of a feed. */
  void invalidate(String feed) {
    versions.merge(feed, 1L, Long::sum);
  }

  /** Watches with a threshold first, watches without a value last; truncated. */
  private static JsonObject mostRelevant(List<Watch> all) {
    List<Watch> first =
        all.stream().sorted(Comparator.comparing(Feeds::rank)).limit(MAX_WATCHES).toList();
    return ApiJson.items(first, ApiJson::watch).put("total", all.size());
  }

  private static int rank(Watch watch) {
    if (watch.evaluation().value() == null) {
      return 2;
    }
    return watch.evaluation().threshold() == null ? 1 : 0;
  }

  private Future<JsonObject> events() {
    return store
        .history()
        .events(Query.newest(EVENTS))
        .compose(
            page -> {
              Map<String, Future<JsonArray>> tallied = new LinkedHashMap<>();
              page.items().forEach(event -> tallied.put(event.id(), tally(event.id())));
              return Future.all(new ArrayList<>(tallied.values()))
                  .map(
                      done -> {
                        tallies = new LinkedHashMap<>();
                        tallied.forEach((id, tally) -> tallies.put(id, tally.result()));
                        return ApiJson.page(
                            page,
                            event -> ApiJson.event(event).put("verdicts", tallies.get(event.id())));
                      });
            });
  }

  private Future<JsonArray> tally(String event) {
    JsonArray known = tallies.get(event);
    return known != null
        ? Future.succeededFuture(known)
        : store.history().decisionsOf(event).map(VerdictTally::of);
  }

  /**
   * Reads all feeds: JSON text by feed name. A feed that cannot be read carries the reason in
   * {@code problem} and does not affect the others.
   */
  Future<Map<String, String>> read() {
    Map<String, Future<String>> reads = new LinkedHashMap<>();
    rows.forEach((name, row) -> reads.put(name, read(name, row)));
    return Future.all(new ArrayList<>(reads.values()))
        .map(
            done -> {
              Map<String, String> texts = new LinkedHashMap<>();
              reads.forEach((name, read) -> texts.put(name, read.result()));
              return texts;
            });
  }

  private Future<String> read(String name, Supplier<Future<JsonObject>> row) {
    CachedFeed known = cache.get(name);
    long version = versions.getOrDefault(name, 0L);
    if (known != null && known.version() == version) {
      return Future.succeededFuture(known.text());
    }
    return Future.succeededFuture()
        .compose(nothing -> row.get())
        .map(JsonObject::encode)
        .onSuccess(
            text -> {
              if (versions.containsKey(name)) {
                cache.put(name, new CachedFeed(version, text));
              }
            })
        .otherwise(cause -> problem(cause).encode());
  }

  private static JsonObject problem(Throwable cause) {
    return new JsonObject().put("problem", HttpProblem.from(cause).text());
  }
}
