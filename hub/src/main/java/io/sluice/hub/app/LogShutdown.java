package io.sluice.hub.app;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** Flushes the log at the end of the process, since a background thread writes it. */
public final class LogShutdown {
  private LogShutdown() {}

  /** Writes the queued lines, for at most a second, and stops logging. */
  public static void flush() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.stop();
    }
  }
}
