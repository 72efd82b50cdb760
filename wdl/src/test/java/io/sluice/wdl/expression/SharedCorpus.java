package io.sluice.wdl.expression;

import io.sluice.wdl.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The vectors beside the project: {@code -Dsluice.shared}, or a {@code shared} folder above. */
final class SharedCorpus {
  private static final String VECTORS = "corpus/expressions-sample.jsonl";

  private SharedCorpus() {}

  static Optional<List<Map<String, @Nullable Object>>> vectors() {
    return find().map(SharedCorpus::read);
  }

  private static Optional<Path> find() {
    String configured = System.getProperty("sluice.shared");
    if (configured != null) {
      return Optional.of(Path.of(configured).resolve(VECTORS)).filter(Files::exists);
    }
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path file = folder.resolve("shared").resolve(VECTORS);
      if (Files.exists(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, @Nullable Object>> read(Path file) {
    List<Map<String, @Nullable Object>> vectors = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        if (Json.parse(line) instanceof Map<?, ?> vector) {
          vectors.add((Map<String, @Nullable Object>) vector);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return vectors;
  }
}
