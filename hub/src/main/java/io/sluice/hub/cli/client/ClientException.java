package io.sluice.hub.cli.client;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.cli.terminal.TerminalText;
import java.io.PrintWriter;
import java.util.List;

/** Failure of a command: message, hint on what to do, a stable code for programs, and exit code. */
public final class ClientException extends RuntimeException {
  /** The {@link #code} of a hub whose store accepts no writes. */
  public static final String STORE = "store";

  private final int exit;
  private final String code;
  private final String hint;
  private final List<String> details;

  /** A failure with one of the codes of {@link ExitCode}. */
  public ClientException(int exit, String code, String message, String hint) {
    this(exit, code, message, hint, List.of());
  }

  private ClientException(
      int exit, String code, String message, String hint, List<String> details) {
    super(message, null, false, false);
    this.exit = exit;
    this.code = code;
    this.hint = hint;
    this.details = List.copyOf(details);
  }

  /** A wrong command, option or value. */
  static ClientException usage(String code, String message, String hint) {
    return new ClientException(ExitCode.USAGE, code, message, hint);
  }

  /** A copy with detail lines, one per fault. */
  ClientException with(List<String> lines) {
    return new ClientException(exit, code, String.valueOf(getMessage()), hint, lines);
  }

  /** A copy with the hint, unless this failure already has one. */
  ClientException withDefaultHint(String other) {
    return hint.isBlank()
        ? new ClientException(exit, code, String.valueOf(getMessage()), other, details)
        : this;
  }

  /** The exit code, one of {@link ExitCode}. */
  public int exit() {
    return exit;
  }

  /** A short, stable code for programs. */
  public String code() {
    return code;
  }

  /** What the user can do, in one sentence; may be empty. */
  public String hint() {
    return hint;
  }

  /** Prints message, details, hint and code; returns the exit code. */
  int print(PrintWriter err) {
    err.println("error: " + TerminalText.printable(String.valueOf(getMessage())));
    details.forEach(line -> err.println("       " + TerminalText.printable(line)));
    if (!hint.isBlank()) {
      err.println("hint:  " + TerminalText.printable(hint));
    }
    err.println("code:  " + TerminalText.printable(code));
    err.flush();
    return exit;
  }
}
