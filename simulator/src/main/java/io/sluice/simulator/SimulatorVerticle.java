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
 * Sockets and timers of a {@link SimulatorCore}, all on one event loop. The world is moved on by a
 * timer that is set for its next event, so that facts are listed without anybody asking.
 */
final class SimulatorVerticle extends VerticleBase {
  /** Longer than a year takes to pass in the largest environment, for the answer comes after it. */
  private static final int IDLE_SECONDS = 900;

  private final SimulatorConfig config;
  private final SimulatorCore machine;
  private int port;
  private int smtpPort;
  private Optional<Instant> armedFor = Optional.empty();
  private long timer;

  SimulatorVerticle(SimulatorConfig config, SimulatorCore machine) {
    this.config = config;
    this.machine = machine;
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
            .requestHandler(new HttpRequestHandler(vertx, machine, config, this::arm));
    SmtpServer smtp = new SmtpServer(vertx, machine.mail()::open);
    return PortCheck.free(config.host(), config.port(), "HTTP")
        .compose(free -> PortCheck.free(config.host(), config.smtpPort(), "SMTP"))
        .compose(free -> http.listen(config.port(), config.host()))
        .onSuccess(server -> port = server.actualPort())
        .compose(server -> smtp.listen(config.host(), config.smtpPort()))
        .onSuccess(
            actual -> {
              smtpPort = actual;
              arm();
            });
  }

  /** Sets the timer for the world's next event, unless it is set for that time already. */
  private void arm() {
    TestClock clock = machine.clock();
    Instant outside = clock.outside();
    Optional<Duration> wait =
        machine
            .world()
            .nextDue()
            .filter(at -> !clock.isPaused())
            .map(at -> Duration.between(clock.instant(), at).dividedBy(clock.speed()));
    // A clock that was put ahead or made faster comes to the same event sooner.
    Optional<Instant> when = wait.map(some -> outside.plus(some).truncatedTo(ChronoUnit.MILLIS));
    if (when.equals(armedFor)) {
      return;
    }
    if (armedFor.isPresent()) {
      vertx.cancelTimer(timer);
    }
    armedFor = when;
    wait.ifPresent(
        some ->
            timer = vertx.setTimer(Math.max(1, some.plusNanos(999_999).toMillis()), this::moveOn));
  }

  private void moveOn(long fired) {
    armedFor = Optional.empty();
    machine.settle();
    arm();
  }
}
