package io.sluice.hub.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

/** The log as the jar is configured to write it. */
final class LogConfigurationTest {
  @Test
  @Timeout(60)
  void a_log_without_a_reader_does_not_block_the_hub() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    Blocked blocked = new Blocked(reading);
    PrintStream before = System.err;
    System.setErr(new PrintStream(blocked, true, StandardCharsets.UTF_8));
    try {
      LoggerContext log = configured();
      for (int i = 0; i < 10_000; i++) {
        log.getLogger("io.sluice.hub.test").error("line {}", i);
      }
      reading.countDown();
      log.stop();
    } finally {
      System.setErr(before);
    }
    // The first lines were queued, later ones were dropped because the queue was full.
    assertThat(blocked.text()).contains("line 0").doesNotContain("line 9999");
  }

  @Test
  void the_last_lines_before_the_end_are_written() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      LoggerContext log = configured();
      log.getLogger("io.sluice.hub.test").warn("the last line");
      log.stop();
    } finally {
      System.setErr(before);
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("WARN", "the last line");
  }

  private static LoggerContext configured() throws Exception {
    LoggerContext log = new LoggerContext();
    log.setMDCAdapter(MDC.getMDCAdapter());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(log);
    configurator.doConfigure(LogConfigurationTest.class.getResource("/logback.xml"));
    return log;
  }

  /** Blocks until a reader reads. */
  private static final class Blocked extends OutputStream {
    private final CountDownLatch reading;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    Blocked(CountDownLatch reading) {
      this.reading = reading;
    }

    @Override
    public void write(int one) {
      try {
        reading.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      taken.write(one);
    }

    String text() {
      return taken.toString(StandardCharsets.UTF_8);
    }
  }
}
