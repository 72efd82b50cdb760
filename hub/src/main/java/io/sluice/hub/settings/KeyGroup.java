package io.sluice.hub.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A section: a mapping with known keys.
 *
 * @param presence what an absent section means
 * @param shorthand the key that a plain value in place of the section sets
 */
public record KeyGroup(
    String name,
    String doc,
    List<ConfigEntry> entries,
    SectionPresence presence,
    Optional<Key<?>> shorthand)
    implements ConfigEntry {

  public KeyGroup {
    entries = List.copyOf(entries);
    long names = entries.stream().map(ConfigEntry::name).distinct().count();
    if (names != entries.size()) {
      throw new IllegalArgumentException("section " + name + " declares a key twice");
    }
  }

  /** What an absent section means. */
  public sealed interface SectionPresence {
    /** The same as an empty one: every key takes its default. */
    record Defaulted() implements SectionPresence {}

    /** What the section configures is switched off. */
    record SwitchedOff() implements SectionPresence {}

    /** A fault, unless another section is present. */
    record RequiredUnless(String other) implements SectionPresence {}
  }

  /** A section whose absence means the defaults. */
  public static KeyGroup of(String name, String doc, List<? extends ConfigEntry> entries) {
    return new KeyGroup(
        name, doc, List.copyOf(entries), new SectionPresence.Defaulted(), Optional.empty());
  }

  /** The same, switched off when absent. */
  public KeyGroup switchedOffWhenAbsent() {
    return new KeyGroup(name, doc, entries, new SectionPresence.SwitchedOff(), shorthand);
  }

  /** The same, required unless another section is present. */
  public KeyGroup requiredUnless(String other) {
    return new KeyGroup(name, doc, entries, new SectionPresence.RequiredUnless(other), shorthand);
  }

  /** The same; a plain value in place of the section sets this key. */
  public KeyGroup withShorthand(Key<?> key) {
    return new KeyGroup(name, doc, entries, presence, Optional.of(key));
  }

  /** The same with further keys. */
  public KeyGroup with(List<? extends ConfigEntry> more) {
    List<ConfigEntry> all = new ArrayList<>(entries);
    all.addAll(more);
    return new KeyGroup(name, doc, all, presence, shorthand);
  }
}
