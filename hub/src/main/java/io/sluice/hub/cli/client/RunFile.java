package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The note {@code run.json} that a running hub leaves in its data folder so that other commands
 * find it.
 *
 * @param pid of the hub's process
 * @param console the live page, as in {@code http://127.0.0.1:8080/}
 * @param api the API's base, as in {@code http://127.0.0.1:8080/api/v1}
 * @param metrics what Prometheus scrapes
 * @param simulator the simulator's base address when one runs
 * @param tokenFile the file that holds the API token when one is asked for; relative to the data
 *     folder unless absolute
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
      new AtomicJsonFile(NAME, "remove it and start the hub again, or give --url");

  /** Writes the note whole: a reader sees the one before or this one. */
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

  /** Removes the note of a hub that ends. */
  public static void remove(Path data) throws IOException {
    FILE.remove(data);
  }

  /** Reads the note; nothing when there is none, {@link ClientException} when it is broken. */
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
