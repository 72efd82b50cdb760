package io.sluice.hub.console;

import io.sluice.hub.settings.Key;
import io.sluice.hub.settings.KeyGroup;
import io.sluice.hub.settings.Settings;
import io.sluice.hub.settings.ValueTypes;
import java.util.List;
import java.util.Optional;

/** The keys of section {@code console}. */
public final class ConsoleKeys {
  private static final int DEFAULT_PORT = 8900;

  private static final Key<String> HOST =
      Key.withDefault(
          "host",
          ValueTypes.text(),
          "127.0.0.1",
          "Address to listen on; 0.0.0.0 makes the console reachable from other machines.");

  private static final Key<Integer> PORT =
      Key.withDefault(
          "port",
          ValueTypes.wholeNumber(0, 65_535),
          DEFAULT_PORT,
          "Port of console, API and metrics; 0 takes a free one.");

  private static final Key<List<String>> ALLOWED_HOSTS =
      Key.withDefault(
              "allowedHosts",
              ValueTypes.listOf(ValueTypes.text()),
              List.of(),
              "Host names that requests may carry besides loopback names and `host`; needed behind"
                  + " a proxy. Others are refused against DNS rebinding.")
          .example("[sluice.contoso.com]");

  /** The section. */
  public static final KeyGroup SECTION =
      KeyGroup.of(
          "console", "Where console, API and metrics listen.", List.of(HOST, PORT, ALLOWED_HOSTS));

  private ConsoleKeys() {}

  /** The configuration of a console that requires a token. */
  public static ConsoleConfig config(Settings console, String token) {
    return new ConsoleConfig(
        console.get(HOST),
        console.get(PORT),
        Optional.of(token),
        console.get(ALLOWED_HOSTS),
        Optional.empty());
  }
}
