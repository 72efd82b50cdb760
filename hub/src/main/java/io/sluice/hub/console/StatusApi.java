package io.sluice.hub.console;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.gate.Gate;
import io.sluice.hub.source.Sources;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** API resources of the current state: sources, quota, inbox, and information about the hub. */
final class StatusApi {
  private final Bus bus;
  private final ConsoleConfig config;
  private final Optional<Inbox> inbox;
  private final Instant startedAt;

  StatusApi(ConsoleConfig config, Bus bus, Optional<Inbox> inbox, Instant startedAt) {
    this.bus = bus;
    this.config = config;
    this.inbox = inbox;
    this.startedAt = startedAt;
  }

  Future<HttpReply> sources(RoutedRequest request) {
    request.parameters();
    return sources().map(sources -> HttpReply.json(ApiJson.items(sources, ApiJson::source)));
  }

  Future<HttpReply> quota(RoutedRequest request) {
    request.parameters();
    return buckets().map(buckets -> HttpReply.json(ApiJson.items(buckets, ApiJson::bucket)));
  }

  Future<HttpReply> inbox(RoutedRequest request) {
    int limit = request.parameters("limit").limit();
    return inbox
        .orElseThrow(
            () ->
                HttpProblem.unknown(
                    "inbox",
                    "simulator",
                    "only the demo keeps the messages of flows: \"./sluice demo\" starts it"))
        .newest(limit)
        .map(messages -> HttpReply.json(ApiJson.items(messages, ApiJson::message)));
  }

  Future<HttpReply> info(RoutedRequest request) {
    request.parameters();
    return Future.succeededFuture(HttpReply.json(info()));
  }

  /**
   * Information about this hub. Links are paths, since only the caller knows the hub's host name.
   */
  JsonObject info() {
    JsonObject links =
        new JsonObject().put("console", "/").put("api", "/api/v1").put("metrics", "/metrics");
    config.simulator().ifPresent(uri -> links.put("simulator", uri.toString()));
    return new JsonObject()
        .put("name", "Sluice")
        .put("version", version())
        .put("mode", config.simulator().isPresent() ? "simulated" : "live")
        .put("startedAt", ApiJson.time(startedAt))
        .put("inbox", inbox.isPresent())
        .put("login", config.apiToken().isPresent())
        .put("links", links);
  }

  Future<List<Sources.SourceView>> sources() {
    return bus.ask(Sources.STATUS, new Sources.StatusRequest()).map(Sources.Status::items);
  }

  Future<List<Gate.BucketStatus>> buckets() {
    return bus.ask(Gate.QUOTA, new Gate.QuotaQuery()).map(Gate.QuotaStatus::buckets);
  }

  private static String version() {
    String version = StatusApi.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
