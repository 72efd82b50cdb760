package io.sluice.hub.console;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.flow.Flows;
import io.sluice.hub.source.Sources;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Live stream of the page, as server-sent events. All feeds are read once a second, and immediately
 * after a sweep or the end of a run: once for all viewers, and not at all without viewers. A slow
 * viewer skips intermediate states and never delays the others.
 */
final class LiveStream {
  /** Maximum number of concurrent viewers; further ones get status 503. */
  static final int MAX_VIEWERS = 32;

  private static final long REFRESH_MILLIS = 1000;

  private final Vertx vertx;
  private final Bus bus;
  private final Time time;
  private final Feeds feeds;
  private final Map<HttpServerResponse, SseEncoder> viewers = new LinkedHashMap<>();
  private boolean reading;
  private boolean refreshAgain;

  LiveStream(Bus bus, Time time, Feeds feeds) {
    this.bus = bus;
    this.vertx = bus.vertx();
    this.time = time;
    this.feeds = feeds;
  }

  /** Starts the periodic refresh. To be called once, on the verticle's context. */
  void start() {
    vertx.setPeriodic(REFRESH_MILLIS, id -> refresh());
    bus.subscribe(Sources.SWEPT, swept -> changed(Feeds.WATCHES));
    bus.subscribe(Flows.FINISHED, finished -> refresh());
    bus.subscribe(Flows.CHANGED, changed -> changed(Feeds.FLOWS));
  }

  private void changed(String feed) {
    feeds.invalidate(feed);
    refresh();
  }

  /** The route's handler. */
  Future<HttpReply> open(RoutedRequest request) {
    request.parameters();
    if (viewers.size() >= MAX_VIEWERS) {
      throw HttpProblem.later(
          503,
          "too-many-viewers",
          "the maximum of " + viewers.size() + " pages is open already",
          "close a page that is not needed");
    }
    return Future.succeededFuture(HttpReply.stream("text/event-stream", this::join));
  }

  private void join(HttpServerResponse response) {
    viewers.put(response, new SseEncoder());
    response.closeHandler(closed -> viewers.remove(response));
    response.exceptionHandler(broken -> viewers.remove(response));
    response.setChunked(true);
    refresh();
  }

  /** Reads the feeds and sends them. A call during a read causes one more read afterwards. */
  private void refresh() {
    if (viewers.isEmpty()) {
      return;
    }
    if (reading) {
      refreshAgain = true;
      return;
    }
    reading = true;
    feeds
        .read()
        .onComplete(
            read -> {
              reading = false;
              if (read.succeeded()) {
                send(read.result());
              }
              if (refreshAgain) {
                refreshAgain = false;
                refresh();
              }
            });
  }

  private void send(Map<String, String> read) {
    Map<String, String> all = new LinkedHashMap<>(read);
    all.put("beat", new JsonObject().put("now", ApiJson.time(time.instant())).encode());
    viewers.forEach(
        (response, frames) -> {
          if (!response.writeQueueFull()) {
            response.write(frames.next(all));
          }
        });
  }
}
