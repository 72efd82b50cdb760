package io.sluice.hub.app;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** The log, which is written by a thread of its own. */
public final class LogShutdown {
  private LogShutdown() {}

  /**
   * Writes what is queued, for at most a second, and ends it. The last thing that a process does.
   */
  public static void end() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.stop();
    }
  }
}
