package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The note {@code simulator.json} that a simulator run alone leaves in the data folder, beside and
 * never in place of a hub's {@code run.json}, so that other commands find it.
 *
 * @param pid of the simulator's process
 * @param simulator its base address, as in {@code http://127.0.0.1:8901}
 * @param startedAt when it started
 */
public record SimulatorRunFile(long pid, URI simulator, Instant startedAt) {
  /** The file's name in the data folder. */
  public static final String NAME = "simulator.json";

  private static final AtomicJsonFile FILE =
      new AtomicJsonFile(NAME, "remove it and start the simulator again, or give --simulator");

  /** Writes the note whole: a reader sees the one before or this one. */
  public void write(Path data) throws IOException {
    JsonObject json =
        new JsonObject()
            .put("pid", pid)
            .put("simulator", simulator.toString())
            .put("startedAt", startedAt.toString());
    FILE.write(data, json);
  }

  /** Removes the note of a simulator that ends; another one's stays. */
  public void remove(Path data) throws IOException {
    if (read(data).filter(this::equals).isPresent()) {
      FILE.remove(data);
    }
  }

  /** Whether the process that wrote it still runs. */
  public boolean lives() {
    return ProcessHandle.of(pid).isPresent();
  }

  /** Reads the note; nothing when there is none, {@link ClientException} when it is broken. */
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
