package io.sluice.hub.console;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.BindException;

/**
 * Serves HTTP: the REST API, the live page, metrics and health. Reads what the others publish, and
 * passes on the few changes that a person may make.
 */
public final class ConsoleVerticle extends VerticleBase {
  /** Seconds without a byte after which a connection is closed; the stream beats each second. */
  private static final int IDLE_SECONDS = 60;

  private static final int MOST_HEADER_BYTES = 16 * 1024;
  private static final int MOST_LINE_BYTES = 4096;

  private final ConsoleConfig config;
  private final ConsoleParts parts;
  private volatile int port;

  public ConsoleVerticle(ConsoleConfig config, ConsoleParts parts) {
    this.config = config;
    this.parts = parts;
  }

  @Override
  public Future<?> start() {
    AccessControl guard = new AccessControl(config, parts.time());
    StaticFiles pages = StaticFiles.load();
    HistoryApi history = new HistoryApi(parts);
    FlowApi flow = new FlowApi(parts);
    StatusApi status = new StatusApi(config, parts);
    LiveStream live = new LiveStream(parts, new Feeds(parts, history, flow, status));
    LoginForm login = new LoginForm(guard, parts.time(), this::port, pages.file("login.html"));
    HealthApi health = new HealthApi(parts, status);
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

  /** The port that it listens on; known once it is deployed. */
  public int port() {
    return port;
  }

  private HttpServerOptions options() {
    return new HttpServerOptions()
        .setHost(config.host())
        .setPort(config.port())
        .setIdleTimeout(IDLE_SECONDS)
        .setMaxHeaderSize(MOST_HEADER_BYTES)
        .setMaxInitialLineLength(MOST_LINE_BYTES)
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
            + " because the port is taken: end the program that has it, or choose another port.");
  }
}
