package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The file {@code run.json} that a running hub keeps in its data folder so that other commands find
 * it.
 *
 * @param pid process id of the hub
 * @param console address of the live page, for example {@code http://127.0.0.1:8080/}
 * @param api base address of the API, for example {@code http://127.0.0.1:8080/api/v1}
 * @param metrics address that Prometheus scrapes
 * @param simulator base address of the simulator that runs with the hub
 * @param tokenFile file with the API token, relative to the data folder unless absolute; empty if
 *     the API requires no token
 */
public record RunFile(
    long pid,
    URI console,
    URI api,
    URI metrics,
    Optional<URI> simulator,
    Instant startedAt,
    Optional<Path> tokenFile) {
  /** The file's name in the data folder. */
  public static final String NAME = "run.json";

  private static final AtomicJsonFile FILE =
      new AtomicJsonFile(NAME, "delete the file and start the hub again, or use --url");

  /** Replaces the file atomically: a reader sees either the old or the new content. */
  public void write(Path data) throws IOException {
    JsonObject json =
        new JsonObject()
            .put("pid", pid)
            .put("console", console.toString())
            .put("api", api.toString())
            .put("metrics", metrics.toString());
    simulator.ifPresent(uri -> json.put("simulator", uri.toString()));
    json.put("startedAt", startedAt.toString());
    tokenFile.ifPresent(file -> json.put("tokenFile", file.toString()));
    FILE.write(data, json);
  }

  /** Deletes the file when the hub stops. */
  public static void remove(Path data) throws IOException {
    FILE.remove(data);
  }

  /** Reads the file; empty if it does not exist, {@link ClientException} if it is malformed. */
  public static Optional<RunFile> read(Path data) {
    return FILE.read(data, RunFile::of);
  }

  private static RunFile of(JsonObject json) {
    return new RunFile(
        json.getLong("pid"),
        URI.create(json.getString("console")),
        URI.create(json.getString("api")),
        URI.create(json.getString("metrics")),
        Optional.ofNullable(json.getString("simulator")).map(URI::create),
        Instant.parse(json.getString("startedAt")),
        Optional.ofNullable(json.getString("tokenFile")).map(Path::of));
  }
}
