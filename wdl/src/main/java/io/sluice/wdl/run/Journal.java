package io.sluice.wdl.run;

import io.sluice.wdl.action.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of journal entries: {@code {"v": 1, "at": ..., "draws": n, "facts": [...]}}. {@code
 * facts} are the state changes of one wake-up, {@code draws} counts the random numbers and ids
 * drawn so far.
 */
public final class Journal {
  private static final long VERSION = 1;

  private Journal() {}

  /** The state changes of one wake-up. */
  record JournalEntry(Instant at, long draws, List<StateChange> changes) {}

  static String write(Instant at, long draws, List<StateChange> changes) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("v", VERSION);
    entry.put("at", at.toString());
    entry.put("draws", draws);
    entry.put("facts", changes.stream().map(StateChangeJson::of).toList());
    return JournalValues.write(entry);
  }

  /** An entry that ends a run from outside. */
  public static String closing(Status status, Instant now, String reason) {
    return write(now, 0, List.of(new StateChange.Closed(status, reason)));
  }

  /**
   * Reads an entry.
   *
   * @throws IllegalStateException when the text is no journal entry or has another version
   */
  static JournalEntry read(String text) {
    if (!(JournalValues.read(text) instanceof Map<?, ?> entry)
        || !(entry.get("facts") instanceof List<?> list)
        || !(entry.get("draws") instanceof Long draws)) {
      throw new IllegalStateException("not a journal entry: " + head(text));
    }
    if (!Long.valueOf(VERSION).equals(entry.get("v"))) {
      throw new IllegalStateException(
          "the journal has version " + entry.get("v") + ", supported is " + VERSION);
    }
    List<StateChange> changes = new ArrayList<>();
    list.forEach(
        row ->
            changes.add(StateChangeJson.change((Map<?, ?>) java.util.Objects.requireNonNull(row))));
    return new JournalEntry(Instant.parse(String.valueOf(entry.get("at"))), draws, changes);
  }

  private static String head(String text) {
    return text.length() > 100 ? text.substring(0, 100) + "..." : text;
  }
}
