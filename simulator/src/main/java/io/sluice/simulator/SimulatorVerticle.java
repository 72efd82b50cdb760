package io.sluice.simulator;

import io.sluice.simulator.front.TestClock;
import io.sluice.simulator.sink.SmtpServer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sockets and timers of a {@link SimulatorCore}, all on one event loop. A timer advances the world
 * to its next scheduled event, so that facts occur without a request.
 */
final class SimulatorVerticle extends VerticleBase {
  /** Longer than the largest environment needs to simulate a year within one request. */
  private static final int IDLE_SECONDS = 900;

  private final SimulatorConfig config;
  private final SimulatorCore core;
  private int port;
  private int smtpPort;
  private Optional<Instant> scheduledFor = Optional.empty();
  private long timer;

  SimulatorVerticle(SimulatorConfig config, SimulatorCore core) {
    this.config = config;
    this.core = core;
  }

  int port() {
    return port;
  }

  int smtpPort() {
    return smtpPort;
  }

  @Override
  public Future<?> start() {
    HttpServer http =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setIdleTimeout(IDLE_SECONDS)
                    .setIdleTimeoutUnit(TimeUnit.SECONDS))
            .requestHandler(new HttpRequestHandler(vertx, core, config, this::scheduleNext));
    SmtpServer smtp = new SmtpServer(vertx, core.mail()::open);
    return PortCheck.requireFree(config.listener().host(), config.listener().port(), "HTTP")
        .compose(
            free ->
                PortCheck.requireFree(
                    config.listener().host(), config.listener().smtpPort(), "SMTP"))
        .compose(free -> http.listen(config.listener().port(), config.listener().host()))
        .onSuccess(server -> port = server.actualPort())
        .compose(server -> smtp.listen(config.listener().host(), config.listener().smtpPort()))
        .onSuccess(
            actual -> {
              smtpPort = actual;
              scheduleNext();
            });
  }

  /** Sets the timer for the world's next event, unless it is already set for that time. */
  private void scheduleNext() {
    TestClock clock = core.clock();
    Instant outside = clock.outside();
    Optional<Duration> wait =
        core.world()
            .nextDue()
            .filter(at -> !clock.isPaused())
            .map(at -> Duration.between(clock.instant(), at).dividedBy(clock.speed()));
    // Advancing the clock or raising its speed brings the same event closer.
    Optional<Instant> when = wait.map(some -> outside.plus(some).truncatedTo(ChronoUnit.MILLIS));
    if (when.equals(scheduledFor)) {
      return;
    }
    if (scheduledFor.isPresent()) {
      vertx.cancelTimer(timer);
    }
    scheduledFor = when;
    wait.ifPresent(
        some ->
            timer = vertx.setTimer(Math.max(1, some.plusNanos(999_999).toMillis()), this::onTimer));
  }

  private void onTimer(long fired) {
    scheduledFor = Optional.empty();
    core.settle();
    scheduleNext();
  }
}
