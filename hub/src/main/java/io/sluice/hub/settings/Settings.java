package io.sluice.hub.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of one section, checked against its keys. Only the keys that the section declares can
 * be read, so a key that is missing in the table is found by the first test.
 */
public final class Settings {
  private final KeyGroup keys;
  private final List<String> path;
  private final Origin origin;
  private final boolean present;
  private final Map<String, Value<?>> values = new LinkedHashMap<>();
  private final Map<String, Settings> groups = new LinkedHashMap<>();
  private final Map<String, Map<String, Settings>> named = new LinkedHashMap<>();
  private boolean faulty;

  Settings(KeyGroup keys, List<String> path, Origin origin, boolean present) {
    this.keys = keys;
    this.path = path;
    this.origin = origin;
    this.present = present;
  }

  /** A value that was set, with the key's type. */
  private record Value<T>(Key<T> key, T value, Origin origin) {
    EffectiveValue effective(List<String> path) {
      return new EffectiveValue(path, key.type().yaml(value), origin);
    }
  }

  /**
   * One value in force.
   *
   * @param path the names of the sections and of the key
   * @param yaml the value as YAML; of a secret its reference
   */
  public record EffectiveValue(List<String> path, String yaml, Origin origin) {}

  /**
   * The value of a key, or its default.
   *
   * @throws IllegalStateException for a key without a value and without a default, which a section
   *     without faults does not have
   */
  public <T> T get(Key<T> key) {
    return find(key)
        .orElseThrow(() -> new IllegalStateException(pathOf(key.name()) + " has no value"));
  }

  /** The value of a key, or its default; empty when it has neither. */
  public <T> Optional<T> find(Key<T> key) {
    if (!keys.entries().contains(key)) {
      throw new IllegalStateException(pathOf(key.name()) + " is not declared");
    }
    Value<?> value = values.get(key.name());
    if (value != null) {
      @SuppressWarnings("unchecked") // stored under the name of the key that parsed it
      T set = (T) value.value();
      return Optional.of(set);
    }
    return byDefault(key);
  }

  private <T> Optional<T> byDefault(Key<T> key) {
    if (key.fallback() instanceof Fallback.FixedDefault<T> fixed) {
      return Optional.of(fixed.value());
    }
    return key.fallback() instanceof Fallback.DerivedDefault<T> derived
        ? Optional.of(derived.rule().apply(this))
        : Optional.empty();
  }

  /** A section inside this one. */
  public Settings group(String name) {
    Settings group = groups.get(name);
    if (group == null) {
      throw new IllegalStateException(pathOf(name) + " is not declared");
    }
    return group;
  }

  /** The sections of a mapping by the user's names, in the order of the file. */
  public Map<String, Settings> named(NamedKeyGroups groups) {
    return named.getOrDefault(groups.name(), Map.of());
  }

  /** True when the section is in the configuration; also when it is empty. */
  public boolean isPresent() {
    return present;
  }

  /** True when a value of this section or of a section inside it breaks a rule. */
  public boolean isFaulty() {
    return faulty
        || groups.values().stream().anyMatch(Settings::isFaulty)
        || named.values().stream()
            .flatMap(map -> map.values().stream())
            .anyMatch(Settings::isFaulty);
  }

  /** Dotted; empty for the whole configuration. */
  public String path() {
    return String.join(".", path);
  }

  /** Where the section is. */
  public Origin origin() {
    return origin;
  }

  /**
   * The values in force, in the order of the table.
   *
   * @param defaults whether to include values that nobody set
   */
  public List<EffectiveValue> effective(boolean defaults) {
    List<EffectiveValue> all = new ArrayList<>();
    for (ConfigEntry entry : keys.entries()) {
      if (entry instanceof Key<?> key) {
        effective(key, defaults).ifPresent(all::add);
      } else if (entry instanceof KeyGroup group) {
        Settings inner = group(group.name());
        if (inner.present || group.presence() instanceof KeyGroup.SectionPresence.Defaulted) {
          all.addAll(inner.effective(defaults));
        }
      } else if (entry instanceof NamedKeyGroups groups) {
        named(groups).values().forEach(inner -> all.addAll(inner.effective(defaults)));
      }
    }
    return all;
  }

  private <T> Optional<EffectiveValue> effective(Key<T> key, boolean defaults) {
    Value<?> set = values.get(key.name());
    if (set != null) {
      return Optional.of(set.effective(inside(key.name())));
    }
    return defaults
        ? byDefault(key)
            .map(value -> new Value<>(key, value, new Origin.DefaultValue()))
            .map(value -> value.effective(inside(key.name())))
        : Optional.empty();
  }

  <T> void put(Key<T> key, T value, Origin from) {
    values.put(key.name(), new Value<>(key, value, from));
  }

  void put(KeyGroup group, Settings inner) {
    groups.put(group.name(), inner);
  }

  void put(NamedKeyGroups all, Map<String, Settings> inner) {
    named.put(all.name(), inner);
  }

  void markFaulty() {
    faulty = true;
  }

  String pathOf(String name) {
    return String.join(".", inside(name));
  }

  /** The path of a key or section in this section. */
  List<String> inside(String name) {
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return longer;
  }
}
