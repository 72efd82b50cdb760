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
 * The live stream of the page, as server-sent events. Once a second, and at once after a sweep or a
 * run's end, every feed is read once for all viewers; nothing is read while nobody looks. A viewer
 * that reads too slowly misses states in between and never holds up the others.
 */
final class LiveStream {
  /** Viewers at the same time; more are asked to come again. */
  static final int MOST_VIEWERS = 32;

  private static final long BEAT_MILLIS = 1000;

  private final Vertx vertx;
  private final Bus bus;
  private final Time time;
  private final Feeds feeds;
  private final Map<HttpServerResponse, SseEncoder> viewers = new LinkedHashMap<>();
  private boolean reading;
  private boolean again;

  LiveStream(Bus bus, Time time, Feeds feeds) {
    this.bus = bus;
    this.vertx = bus.vertx();
    this.time = time;
    this.feeds = feeds;
  }

  /** Begins to beat; to be called once, on the verticle's context. */
  void start() {
    vertx.setPeriodic(BEAT_MILLIS, id -> refresh());
    bus.subscribe(Sources.SWEPT, swept -> changed(Feeds.WATCHES));
    bus.subscribe(Flows.FINISHED, finished -> refresh());
    bus.subscribe(Flows.CHANGED, changed -> changed(Feeds.FLOWS));
  }

  private void changed(String feed) {
    feeds.stale(feed);
    refresh();
  }

  /** The route's handler. */
  Future<HttpReply> open(RoutedRequest request) {
    request.parameters();
    if (viewers.size() >= MOST_VIEWERS) {
      throw HttpProblem.later(
          503,
          "too-many-viewers",
          viewers.size() + " pages are open already",
          "close one that nobody looks at");
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

  /** Reads the feeds and sends them; a call while reading makes one more turn afterwards. */
  private void refresh() {
    if (viewers.isEmpty()) {
      return;
    }
    if (reading) {
      again = true;
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
              if (again) {
                again = false;
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
