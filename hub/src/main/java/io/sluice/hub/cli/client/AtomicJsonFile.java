package io.sluice.hub.cli.client;

import io.sluice.hub.cli.terminal.ExitCode;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/**
 * A JSON file in the data folder that lets commands find a running process. Replaced atomically.
 *
 * @param advice hint to the user if the file cannot be read
 */
record AtomicJsonFile(String name, String advice) {
  /** Replaces the file atomically: a reader sees either the old or the new content. */
  void write(Path data, JsonObject json) throws IOException {
    Files.createDirectories(data);
    Path draft = data.resolve(name + ".new");
    Files.writeString(draft, json.encodePrettily() + "\n");
    Files.move(
        draft,
        data.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes the file if it exists. */
  void remove(Path data) throws IOException {
    Files.deleteIfExists(data.resolve(name));
  }

  /** Reads the file; empty if it does not exist, {@link ClientException} if it is malformed. */
  <T> Optional<T> read(Path data, Function<JsonObject, T> form) {
    Path file = data.resolve(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(form.apply(new JsonObject(Files.readString(file))));
    } catch (IOException
        | DecodeException
        | ClassCastException
        | NullPointerException
        | IllegalArgumentException
        | DateTimeParseException broken) {
      throw new ClientException(
          ExitCode.FAILED,
          "bad-run-file",
          file + " cannot be read: " + broken.getMessage(),
          advice);
    }
  }
}
