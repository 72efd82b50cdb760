package io.sluice.hub;

import io.sluice.hub.app.LogShutdown;
import io.sluice.hub.cli.Sluice;
import java.util.Locale;

/** The entry point of the jar. */
public final class Main {
  private Main() {}

  /** Runs the command line and ends with its exit code. */
  public static void main(String[] args) {
    // Digits, decimal points and letter case are the same on every machine.
    Locale.setDefault(Locale.ROOT);
    int code = Sluice.run(args);
    LogShutdown.flush();
    System.exit(code);
  }
}
