package io.sluice.hub.settings;

import io.sluice.hub.settings.ConfigNode.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list of values of one type. */
record ListType<T>(ValueType<T> item) implements ValueType<List<T>> {
  @Override
  public Optional<List<T>> parse(ConfigNode node) {
    if (!(node instanceof Items items)) {
      return Optional.empty();
    }
    List<T> values = new ArrayList<>();
    items.items().forEach(one -> item.parse(one).ifPresent(values::add));
    return values.size() == items.items().size() ? Optional.of(values) : Optional.empty();
  }

  @Override
  public String rule() {
    return "a list, each item " + item.rule();
  }

  @Override
  public String label() {
    return "list of " + item.label();
  }

  @Override
  public String bounds() {
    return item.bounds();
  }

  @Override
  public String yaml(List<T> value) {
    return Yaml.list(value.stream().map(item::yaml).toList());
  }

  @Override
  public boolean confidential() {
    return item.confidential();
  }

  @Override
  public Map<String, Object> schema() {
    return ValueTypes.keywords("type", "array", "items", item.schema());
  }
}
