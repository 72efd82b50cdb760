package io.sluice.hub.cli.client;

import java.io.Console;
import java.util.Optional;

/** The person at the terminal, if there is one. */
public interface Terminal {
  /** Whether questions can be asked. */
  boolean isThere();

  /** The answer to a question; empty when the input ends. */
  String ask(String question);

  /** The terminal of this process. */
  static Terminal ofProcess() {
    return new Terminal() {
      @Override
      public boolean isThere() {
        return console().filter(Terminal::interactive).isPresent();
      }

      @Override
      public String ask(String question) {
        return console().map(console -> console.readLine("%s", question)).orElse("").strip();
      }
    };
  }

  /** Nothing in a pipe up to Java 21; from 22 on there is one, which {@link #interactive} asks. */
  @SuppressWarnings("SystemConsoleNull")
  private static Optional<Console> console() {
    return Optional.ofNullable(System.console());
  }

  private static boolean interactive(Console console) {
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (NoSuchMethodException older) {
      return true;
    } catch (ReflectiveOperationException unknown) {
      return false;
    }
  }
}
