package io.sluice.hub.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One configuration key.
 *
 * @param name in camel case
 * @param doc one sentence for people
 * @param example a value as YAML
 * @param formerNames deprecated spellings that are still read
 * @param <T> the type of its value
 */
public record Key<T>(
    String name,
    ValueType<T> type,
    Fallback<T> fallback,
    String doc,
    String example,
    List<String> formerNames)
    implements ConfigEntry {

  /** A key that must be set. */
  public static <T> Key<T> required(String name, ValueType<T> type, String doc) {
    return new Key<>(name, type, new Fallback.Mandatory<>(), doc, "", List.of());
  }

  /** A key that may have no value. */
  public static <T> Key<T> optional(String name, ValueType<T> type, String doc) {
    return new Key<>(name, type, new Fallback.Nothing<>(), doc, "", List.of());
  }

  /** A key with a fixed default, which is its example as well. */
  public static <T> Key<T> withDefault(String name, ValueType<T> type, T value, String doc) {
    return new Key<>(
        name, type, new Fallback.FixedDefault<>(value), doc, type.yaml(value), List.of());
  }

  /** The same key with a default that depends on other keys of its section. */
  public Key<T> derived(String text, Function<Settings, T> rule) {
    return new Key<>(
        name, type, new Fallback.DerivedDefault<>(text, rule), doc, example, formerNames);
  }

  /** The same key with an example, as YAML. */
  public Key<T> example(String yaml) {
    return new Key<>(name, type, fallback, doc, yaml, formerNames);
  }

  /** The same key, read under a deprecated spelling as well. */
  public Key<T> formerly(String... names) {
    return new Key<>(name, type, fallback, doc, example, List.of(names));
  }

  /** True when the configuration must set it. */
  public boolean isRequired() {
    return fallback instanceof Fallback.Mandatory;
  }

  /** The fixed default as YAML; empty when there is none. */
  public Optional<String> fixedDefault() {
    return fallback instanceof Fallback.FixedDefault<T> fixed
        ? Optional.of(type.yaml(fixed.value()))
        : Optional.empty();
  }

  /** What the default depends on, for people; empty when it depends on nothing. */
  public Optional<String> derivedDefault() {
    return fallback instanceof Fallback.DerivedDefault<T> derived
        ? Optional.of(derived.text())
        : Optional.empty();
  }
}
