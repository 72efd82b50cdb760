package io.sluice.hub.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How far a connection has been read. Loaded from the store it is complete; in a {@link Commit} it
 * holds only what changed.
 *
 * @param watermarks by name; values are opaque to the store
 * @param watches the watches with their state
 */
public record Checkpoint(Map<String, String> watermarks, List<Watch> watches) {
  /** No watermarks and no watches: nothing was read yet, or nothing changed. */
  public static final Checkpoint EMPTY = new Checkpoint(Map.of(), List.of());

  /** The name of the watermark that holds the time at which watches of a kind were last read. */
  public static String readOf(String kind) {
    return "read/" + kind;
  }

  /**
   * The watches, each with the time at which it was last read instead of the time at which it last
   * changed. A watch with a threshold is read in every sweep that reads its kind; another one only
   * when an event concerns it.
   */
  public List<Watch> read() {
    return watches.stream().map(this::read).toList();
  }

  private Watch read(Watch watch) {
    String at = watermarks.get(readOf(watch.kind()));
    if (watch.evaluation().threshold() == null || at == null) {
      return watch;
    }
    Instant read = Instant.parse(at);
    return read.isAfter(watch.at()) ? watch.at(read) : watch;
  }
}
