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
 * A note in the data folder by which commands find a running process: JSON in a file of this name.
 *
 * @param advice what to do when it cannot be read
 */
record AtomicJsonFile(String name, String advice) {
  /** Writes the note whole: a reader sees the one before or this one. */
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

  /** Removes it when it is there. */
  void remove(Path data) throws IOException {
    Files.deleteIfExists(data.resolve(name));
  }

  /** Reads the note; nothing when there is none, {@link ClientException} when it is broken. */
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
