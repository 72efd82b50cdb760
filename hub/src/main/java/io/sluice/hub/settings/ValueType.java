package io.sluice.hub.settings;

import java.util.Map;
import java.util.Optional;

/**
 * The type of a key's value.
 *
 * @param <T> the Java type
 */
public interface ValueType<T> {
  /** The value of a node; empty when it breaks {@link #rule()}. */
  Optional<T> parse(ConfigNode node);

  /** What a value must be, as in "a whole number from 0 to 65535". */
  String rule();

  /** For the reference page, as in "integer". */
  String label();

  /** For the reference page, as in "0 to 65535"; empty when every value of the type is allowed. */
  default String bounds() {
    return "";
  }

  /** The JSON Schema keywords of a value. */
  Map<String, Object> schema();

  /** A value as YAML on one line. */
  default String yaml(T value) {
    return Yaml.scalar(String.valueOf(value));
  }

  /** True when a wrong value may be a secret and must not appear in messages. */
  default boolean confidential() {
    return false;
  }

  /** Why a well-formed value cannot be used on this machine now; empty when it can. */
  default Optional<String> unusable(T value) {
    return Optional.empty();
  }
}
