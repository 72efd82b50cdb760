package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The file {@code simulator.json} that a standalone simulator keeps in the data folder so that
 * other commands find it. Independent of a hub's {@code run.json}.
 *
 * @param pid process id of the simulator
 * @param simulator base address of the simulator, for example {@code http://127.0.0.1:8901}
 * @param startedAt when it started
 */
public record SimulatorRunFile(long pid, URI simulator, Instant startedAt) {
  /** The file's name in the data folder. */
  public static final String NAME = "simulator.json";

  private static final AtomicJsonFile FILE =
      new AtomicJsonFile(NAME, "delete the file and start the simulator again, or use --simulator");

  /** Replaces the file atomically: a reader sees either the old or the new content. */
  public void write(Path data) throws IOException {
    JsonObject json =
        new JsonObject()
            .put("pid", pid)
            .put("simulator", simulator.toString())
            .put("startedAt", startedAt.toString());
    FILE.write(data, json);
  }

  /** Deletes the file when the simulator stops, unless another simulator has replaced it. */
  public void remove(Path data) throws IOException {
    if (read(data).filter(this::equals).isPresent()) {
      FILE.remove(data);
    }
  }

  /** Whether the process that wrote the file is still running. */
  public boolean isAlive() {
    return ProcessHandle.of(pid).isPresent();
  }

  /** Reads the file; empty if it does not exist, {@link ClientException} if it is malformed. */
  public static Optional<SimulatorRunFile> read(Path data) {
    return FILE.read(
        data,
        json ->
            new SimulatorRunFile(
                json.getLong("pid"),
                URI.create(json.getString("simulator")),
                Instant.parse(json.getString("startedAt"))));
  }
}
