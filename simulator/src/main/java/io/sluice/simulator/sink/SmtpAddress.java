package io.sluice.simulator.sink;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the arguments of MAIL and RCPT, for example {@code FROM:<a@b> SIZE=10}. */
final class SmtpAddress {
  private static final Pattern PATH = Pattern.compile("<([^<>\\s]{0,320})>(?: .*)?");
  private static final Pattern SIZE = Pattern.compile("(?i).* SIZE=([0-9]{1,12})(?: .*)?");

  private SmtpAddress() {}

  /** The address after a prefix; empty if the argument is malformed. */
  static Optional<String> after(String prefix, String argument) {
    if (!argument.toUpperCase(Locale.ROOT).startsWith(prefix)) {
      return Optional.empty();
    }
    Matcher path = PATH.matcher(argument.substring(prefix.length()).strip());
    return path.matches() ? Optional.of(path.group(1)) : Optional.empty();
  }

  /** The announced size in bytes; zero if none is announced. */
  static long size(String argument) {
    Matcher size = SIZE.matcher(argument);
    return size.matches() ? Long.parseLong(size.group(1)) : 0;
  }
}
