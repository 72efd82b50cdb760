package io.sluice.hub.cli.client;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.cli.terminal.OutputFormat;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options common to all client commands: the hub to connect to and the output format. */
final class HubOptions {
  private static final String API = "/api/v1";
  private static final String ADDRESS =
      "https?://(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:\\d{1,5})?(/[A-Za-z0-9._~/-]*)?";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Data folder of the running hub (default: data).")
  private Path data = Path.of("data");

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "${env:SLUICE_URL:-}",
      description =
          "Address of the hub, used instead of --data; for example http://127.0.0.1:8080"
              + " (SLUICE_URL).")
  private String url = "";

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:SLUICE_TOKEN:-}",
      description = "API token (SLUICE_TOKEN; default: read from the hub's token file).")
  private String token = "";

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: table).")
  private OutputFormat output = OutputFormat.table;

  boolean json() {
    return output == OutputFormat.json;
  }

  Path data() {
    return data;
  }

  /** Client of the hub's API; throws if no hub is found. */
  HubClient hub() {
    return new HubClient(api(), token());
  }

  /** The running hub's {@code run.json}; throws if it does not exist. */
  RunFile runFile() {
    return RunFile.read(data)
        .orElseThrow(
            () ->
                new ClientException(
                    ExitCode.UNREACHABLE,
                    "no-hub",
                    "no hub is running with the data folder "
                        + data
                        + ": "
                        + RunFile.NAME
                        + " is missing",
                    "start a hub with \"./sluice demo\" or \"./sluice start\", or set --data or"
                        + " --url"));
  }

  private URI api() {
    if (url.isBlank()) {
      return runFile().api();
    }
    URI base = address("--url", url);
    return base.toString().endsWith(API) ? base : URI.create(base + API);
  }

  /** Validates the address given by an option; removes trailing slashes. */
  static URI address(String option, String text) {
    String base = text.strip().replaceAll("/+$", "");
    if (!base.matches(ADDRESS)) {
      throw new ClientException(
          ExitCode.USAGE,
          "bad-url",
          option + " is \"" + text + "\": it must be an http or https address",
          "for example http://127.0.0.1:8080");
    }
    return URI.create(base);
  }

  private Optional<String> token() {
    if (!token.isBlank()) {
      return Optional.of(token.strip());
    }
    if (!url.isBlank()) {
      return Optional.empty();
    }
    return runFile().tokenFile().map(file -> read(data.resolve(file)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new ClientException(
          ExitCode.FAILED,
          "no-token",
          "the token file " + file + " cannot be read: " + unreadable.getMessage(),
          "run the command as the user that started the hub, or set --token");
    }
  }
}
