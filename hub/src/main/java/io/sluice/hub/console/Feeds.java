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
 * What the page is kept up to date with: one row each, with the same JSON as the API gives, and
 * with events what the flows made of them. Lists that grow with the number of flows are cut or kept
 * until they change, so that a page costs about the same with six flows and with ten thousand.
 */
final class Feeds {
  static final String FLOWS = "flows";
  static final String WATCHES = "watches";

  /** Watches on the page at most; the API has all. */
  static final int MOST_WATCHES = 200;

  private static final int EVENTS = 40;
  private static final int RUNS = 40;
  private static final int MESSAGES = 30;

  private final Map<String, Supplier<Future<JsonObject>>> rows = new LinkedHashMap<>();

  /** How often each feed that is kept between two changes has become stale. */
  private final Map<String, Long> versions = new LinkedHashMap<>(Map.of(FLOWS, 0L, WATCHES, 0L));

  private final Map<String, Kept> kept = new LinkedHashMap<>();

  private final Store store;

  /** What the flows made of the newest events, which is committed with them and stays so. */
  private Map<String, JsonArray> tallies = new LinkedHashMap<>();

  /** A feed as it was read at a version. */
  private record Kept(long version, String text) {}

  Feeds(Store store, Optional<Inbox> inbox, HistoryApi history, FlowApi flow, StatusApi status) {
    this.store = store;
    rows.put("info", () -> Future.succeededFuture(status.info()));
    rows.put("sources", () -> status.sources().map(all -> ApiJson.items(all, ApiJson::source)));
    rows.put("quota", () -> status.buckets().map(all -> ApiJson.items(all, ApiJson::bucket)));
    rows.put(WATCHES, () -> history.watches().map(Feeds::foremost));
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

  /** What is kept of a feed is not true any more. */
  void stale(String feed) {
    versions.merge(feed, 1L, Long::sum);
  }

  /** Watches with a threshold first, what no flow wants any more last. */
  private static JsonObject foremost(List<Watch> all) {
    List<Watch> first =
        all.stream().sorted(Comparator.comparing(Feeds::rank)).limit(MOST_WATCHES).toList();
    return ApiJson.items(first, ApiJson::watch).put("total", all.size());
  }

  private static int rank(Watch watch) {
    if (watch.value() == null) {
      return 2;
    }
    return watch.threshold() == null ? 1 : 0;
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
   * Every feed's JSON text by its name. A feed that cannot be read says so in {@code problem}; the
   * others are not held back.
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
    Kept known = kept.get(name);
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
                kept.put(name, new Kept(version, text));
              }
            })
        .otherwise(cause -> problem(cause).encode());
  }

  private static JsonObject problem(Throwable cause) {
    return new JsonObject().put("problem", HttpProblem.from(cause).text());
  }
}
