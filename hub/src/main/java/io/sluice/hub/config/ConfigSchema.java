package io.sluice.hub.config;

import io.sluice.hub.settings.ConfigEntry;
import io.sluice.hub.settings.Key;
import io.sluice.hub.settings.KeyGroup;
import io.sluice.hub.settings.KeyGroup.SectionPresence;
import io.sluice.hub.settings.NamedKeyGroups;
import io.sluice.hub.settings.Origin;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema of {@code sluice.yaml}, for completion and checks in editors.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema 2020-12</a>
 */
public final class ConfigSchema {
  private ConfigSchema() {}

  /** The whole schema. */
  public static JsonObject json() {
    JsonObject schema =
        new JsonObject()
            .put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .put("title", "Configuration of Sluice (sluice.yaml)");
    section(ConfigTable.ROOT).forEach(keyword -> schema.put(keyword.getKey(), keyword.getValue()));
    JsonArray alternatives = alternatives();
    return alternatives.isEmpty() ? schema : schema.put("anyOf", alternatives);
  }

  /** Sections of which at least one must be present. */
  private static JsonArray alternatives() {
    JsonArray alternatives = new JsonArray();
    for (ConfigEntry entry : ConfigTable.ROOT.entries()) {
      if (entry instanceof KeyGroup group
          && group.presence() instanceof SectionPresence.RequiredUnless unless) {
        alternatives.add(required(List.of(group.name())));
        alternatives.add(required(List.of(unless.other())));
      }
    }
    return alternatives;
  }

  private static JsonObject required(List<String> names) {
    return new JsonObject().put("required", new JsonArray(names));
  }

  private static JsonObject section(KeyGroup group) {
    JsonObject properties = new JsonObject();
    List<String> required = new ArrayList<>();
    for (ConfigEntry entry : group.entries()) {
      if (entry instanceof Key<?> key) {
        properties.put(key.name(), described(key(key), key));
        key.formerNames().forEach(old -> properties.put(old, key(key).put("deprecated", true)));
        if (key.isRequired()) {
          required.add(key.name());
        }
      } else if (entry instanceof KeyGroup inner) {
        properties.put(inner.name(), described(orShorthand(inner), inner));
      } else if (entry instanceof NamedKeyGroups named) {
        JsonObject map =
            new JsonObject()
                .put("type", "object")
                .put("additionalProperties", orShorthand(named.each()));
        properties.put(named.name(), described(map, named));
      }
    }
    JsonObject schema =
        new JsonObject()
            // A section whose keys are all commented out is null in YAML and counts as absent.
            .put("type", required.isEmpty() ? new JsonArray().add("object").add("null") : "object")
            .put("properties", properties)
            .put("additionalProperties", false);
    return required.isEmpty() ? schema : schema.put("required", new JsonArray(required));
  }

  private static JsonObject orShorthand(KeyGroup group) {
    Optional<Key<?>> shorthand = group.shorthand();
    return shorthand.isEmpty()
        ? section(group)
        : new JsonObject()
            .put("anyOf", new JsonArray().add(key(shorthand.get())).add(section(group)));
  }

  private static JsonObject key(Key<?> key) {
    JsonObject schema = new JsonObject();
    key.type().schema().forEach(schema::put);
    key.fixedDefault().ifPresent(value -> schema.put("default", plain(value)));
    return schema;
  }

  private static @Nullable Object plain(String yaml) {
    return ConfigYaml.plain(ConfigYaml.value(yaml, new Origin.DefaultValue()));
  }

  private static JsonObject described(JsonObject schema, ConfigEntry entry) {
    return entry.doc().isEmpty() ? schema : schema.put("description", entry.doc().replace("`", ""));
  }
}
