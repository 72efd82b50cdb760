package io.sluice.hub.console;

import io.sluice.hub.store.Query;
import io.sluice.hub.store.Store;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the page is kept up to date with: one row each, with the same JSON as the API gives. */
final class Feeds {
  private static final int EVENTS = 40;
  private static final int DECISIONS = 120;
  private static final int RUNS = 40;
  private static final int LETTERS = 30;

  private final Map<String, Supplier<Future<JsonObject>>> rows = new LinkedHashMap<>();

  Feeds(ConsoleParts parts, HistoryApi history, FlowApi flow, StatusApi status) {
    Store store = parts.store();
    rows.put("info", () -> Future.succeededFuture(status.info()));
    rows.put("sources", () -> status.sources().map(all -> Views.items(all, Views::source)));
    rows.put("quota", () -> status.buckets().map(all -> Views.items(all, Views::bucket)));
    rows.put("watches", () -> history.watches().map(all -> Views.items(all, Views::watch)));
    rows.put("flows", () -> flow.list().map(all -> Views.items(all, Views::flow)));
    rows.put(
        "decisions",
        () ->
            store
                .sweeps()
                .decisions(Query.newest(DECISIONS))
                .map(page -> Views.page(page, Views::decision)));
    rows.put(
        "events",
        () ->
            store
                .sweeps()
                .events(Query.newest(EVENTS))
                .map(page -> Views.page(page, Views::event)));
    rows.put(
        "runs",
        () -> store.runs().list(Query.newest(RUNS)).map(page -> Views.page(page, Views::run)));
    parts
        .inbox()
        .ifPresent(
            inbox ->
                rows.put(
                    "inbox",
                    () -> inbox.newest(LETTERS).map(all -> Views.items(all, Views::letter))));
  }

  /**
   * Every feed's JSON text by its name. A feed that cannot be read says so in {@code problem}; the
   * others are not held back.
   */
  Future<Map<String, String>> read() {
    Map<String, Future<JsonObject>> reads = new LinkedHashMap<>();
    rows.forEach((name, row) -> reads.put(name, guarded(row).otherwise(Feeds::problem)));
    List<Future<JsonObject>> all = new ArrayList<>(reads.values());
    return Future.all(all)
        .map(
            done -> {
              Map<String, String> texts = new LinkedHashMap<>();
              reads.forEach((name, read) -> texts.put(name, read.result().encode()));
              return texts;
            });
  }

  private static Future<JsonObject> guarded(Supplier<Future<JsonObject>> row) {
    return Future.succeededFuture().compose(nothing -> row.get());
  }

  private static JsonObject problem(Throwable cause) {
    return new JsonObject().put("problem", Problem.from(cause).text());
  }
}
