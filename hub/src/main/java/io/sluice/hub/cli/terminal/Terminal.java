package io.sluice.hub.cli.terminal;

import java.io.Console;
import java.util.Optional;

/** Asks the user questions, if the process runs at an interactive terminal. */
public interface Terminal {
  /** True if a user can answer; false in a pipe, a service or CI. */
  boolean isInteractive();

  /** Prints a question and returns the answer; empty at the end of input. */
  String ask(String question);

  /** The terminal of this process. */
  static Terminal ofProcess() {
    return new Terminal() {
      @Override
      public boolean isInteractive() {
        return console().filter(Terminal::isTerminal).isPresent();
      }

      @Override
      public String ask(String question) {
        return console().map(console -> console.readLine("%s", question)).orElse("").strip();
      }
    };
  }

  /**
   * Up to Java 21 there is no console without a terminal. Java 22 and later always return one, so
   * {@link #isTerminal} must ask it whether it is a terminal.
   */
  @SuppressWarnings("SystemConsoleNull")
  private static Optional<Console> console() {
    return Optional.ofNullable(System.console());
  }

  private static boolean isTerminal(Console console) {
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (NoSuchMethodException older) {
      return true;
    } catch (ReflectiveOperationException unknown) {
      return false;
    }
  }
}
