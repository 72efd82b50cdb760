package io.sluice.hub.settings;

import java.util.List;
import java.util.function.Function;

/**
 * The keys that a package contributes to a top-level section, and how its configuration record is
 * made from them. Several parts may share a section.
 *
 * @param section the section's name
 * @param entries the keys, in the order of the reference page
 * @param reader makes the record from a section without faults; throws IllegalArgumentException
 *     with a sentence when the values break a rule together
 * @param <T> the configuration record
 */
public record ConfigPart<T>(
    String section, List<ConfigEntry> entries, Function<Settings, T> reader) {
  public ConfigPart {
    entries = List.copyOf(entries);
  }
}
