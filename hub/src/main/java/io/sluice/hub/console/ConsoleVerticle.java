package io.sluice.hub.console;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluice.hub.bus.Bus;
import io.sluice.hub.store.Store;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.BindException;
import java.util.Optional;

/**
 * HTTP server of the hub: REST API, live page, metrics and health checks. Reads from the store and
 * from the other verticles, and forwards the few changes that a user can make, such as pausing a
 * flow.
 */
public final class ConsoleVerticle extends VerticleBase {
  /**
   * Idle connections are closed after this time. The live stream sends at least one event a second,
   * so it is never idle.
   */
  private static final int IDLE_SECONDS = 60;

  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int MAX_REQUEST_LINE_BYTES = 4096;

  private final ConsoleConfig config;
  private final Bus bus;
  private final Store store;
  private final PrometheusMeterRegistry registry;
  private final Time time;
  private Optional<Inbox> inbox = Optional.empty();
  private volatile int port;

  /**
   * Creates the verticle; it listens as soon as it is deployed.
   *
   * @param bus where the other verticles answer
   * @param registry the metrics that {@code /metrics} exposes
   */
  public ConsoleVerticle(
      ConsoleConfig config, Bus bus, Store store, PrometheusMeterRegistry registry, Time time) {
    this.config = config;
    this.bus = bus;
    this.store = store;
    this.registry = registry;
    this.time = time;
  }

  /** Adds the messages that flows sent to a simulator. To be called before deployment. */
  public ConsoleVerticle withInbox(Inbox messages) {
    inbox = Optional.of(messages);
    return this;
  }

  @Override
  public Future<?> start() {
    AccessControl guard = new AccessControl(config, time);
    StaticFiles pages = StaticFiles.load();
    HistoryApi history = new HistoryApi(bus, store);
    FlowApi flow = new FlowApi(bus, store.runs());
    StatusApi status = new StatusApi(config, bus, inbox, time.instant());
    LiveStream live = new LiveStream(bus, time, new Feeds(store, inbox, history, flow, status));
    LoginForm login = new LoginForm(guard, time, this::port, pages.file("login.html"));
    HealthApi health = new HealthApi(store, registry, status, vertx);
    LanguageApi language = new LanguageApi(vertx);
    RouteTable routes =
        RouteTable.of(
            new RouteTable.Handlers(history, flow, status, health, language, live, login, pages));
    live.start();
    return vertx
        .createHttpServer(options())
        .requestHandler(new RequestPipeline(routes, guard, login, this::port))
        .listen()
        .onSuccess(this::listening)
        .recover(cause -> Future.failedFuture(explain(cause)));
  }

  /** The port that the server listens on; 0 until the verticle is deployed. */
  public int port() {
    return port;
  }

  private HttpServerOptions options() {
    return new HttpServerOptions()
        .setHost(config.host())
        .setPort(config.port())
        .setIdleTimeout(IDLE_SECONDS)
        .setMaxHeaderSize(MAX_HEADER_BYTES)
        .setMaxInitialLineLength(MAX_REQUEST_LINE_BYTES)
        .setHttp2ClearTextEnabled(false)
        .setCompressionSupported(false);
  }

  private void listening(HttpServer server) {
    port = server.actualPort();
  }

  private Throwable explain(Throwable cause) {
    if (!(cause instanceof BindException)) {
      return cause;
    }
    return new IllegalStateException(
        "The console cannot listen on "
            + config.host()
            + ":"
            + config.port()
            + ": the port is in use. Stop the program that uses it, or choose another port.");
  }
}
