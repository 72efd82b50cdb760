package io.sluice.wdl.expression;

import io.sluice.wdl.culture.Cultures;
import io.sluice.wdl.culture.DateParser;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Values;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scope over a map. Keys, all optional:
 *
 * <ul>
 *   <li>{@code variables}, {@code parameters}: values by name
 *   <li>{@code trigger}: the trigger's record with its {@code outputs}
 *   <li>{@code actions}: records by action name; {@code action}: the record of the current action
 *   <li>{@code items}: the current item by loop name; {@code item}: the innermost item
 *   <li>{@code loops}: <code>{"index": n}</code> by name of an Until
 *   <li>{@code agentParameters}: what the enclosing agent passes to its tool, by name
 *   <li>{@code results}: lists of records by name of a scope or loop
 *   <li>{@code workflow}, {@code callbackUrl}, {@code settings} (application settings by name)
 *   <li>{@code now}: a timestamp, by default {@link #DEFAULT_NOW}
 * </ul>
 *
 * <p>Random numbers and UUIDs come from a seed, so that every scope draws the same sequence. Not
 * thread-safe.
 */
public final class MapScope implements Scope {
  /** The clock of a scope without {@code now}. */
  public static final Instant DEFAULT_NOW = Instant.parse("2026-01-15T10:30:00Z");

  /** The seed of a scope to which none was given. */
  public static final long DEFAULT_SEED = 20_260_115L;

  private final Map<?, ?> context;
  private final Dialect dialect;
  private final SplittableRandom random;

  /** A scope over the given map. */
  public MapScope(Map<?, ?> context, Dialect dialect) {
    this(context, dialect, DEFAULT_SEED);
  }

  /** A scope whose UUIDs and random numbers come from the given seed. */
  public MapScope(Map<?, ?> context, Dialect dialect, long seed) {
    this(context, dialect, new SplittableRandom(seed));
  }

  private MapScope(Map<?, ?> context, Dialect dialect, SplittableRandom random) {
    this.context = context;
    this.dialect = dialect;
    this.random = random;
  }

  @Override
  public Map<String, @Nullable Object> trigger() {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("name", "manual");
    record.put("inputs", null);
    record.put("outputs", null);
    record.putAll(object(context.get("trigger")));
    record.putIfAbsent("status", "Succeeded");
    return record;
  }

  @Override
  public @Nullable Object triggerOutputs() {
    return trigger().get("outputs");
  }

  @Override
  public Optional<Map<String, @Nullable Object>> action(String name) {
    Map<String, @Nullable Object> actions = object(context.get("actions"));
    String key = Values.findKey(actions, name);
    if (key == null) {
      throw unknown("action", name);
    }
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("name", key);
    record.putAll(object(actions.get(key)));
    return Optional.of(record);
  }

  @Override
  public Map<String, @Nullable Object> currentAction() {
    if (context.get("action") instanceof Map<?, ?> record) {
      return object(record);
    }
    throw new ExpressionException(
        "The template function 'action' is not expected at this location.");
  }

  @Override
  public List<@Nullable Object> result(String container) {
    Object records = named("results", "scope", container);
    if (records instanceof List<?> list) {
      return Collections.unmodifiableList(new ArrayList<>(list));
    }
    throw unknown("scope", container);
  }

  @Override
  public @Nullable Object variable(String name) {
    return named("variables", "variable", name);
  }

  @Override
  public @Nullable Object parameter(String name) {
    return named("parameters", "parameter", name);
  }

  @Override
  public @Nullable Object items(String loop) {
    return named("items", "loop", loop);
  }

  @Override
  public @Nullable Object item() {
    if (context.containsKey("item")) {
      return context.get("item");
    }
    Map<String, @Nullable Object> items = object(context.get("items"));
    if (items.isEmpty()) {
      throw new ExpressionException(
          "The template function 'item' is not expected at this location: there is no loop.");
    }
    return new ArrayList<>(items.values()).get(items.size() - 1);
  }

  @Override
  public long iterationIndex(String until) {
    Object index = object(named("loops", "loop", until)).get("index");
    if (Values.isInteger(index)) {
      return Values.toLong(index);
    }
    throw unknown("loop", until);
  }

  @Override
  public @Nullable Object agentParameter(String name) {
    return named("agentParameters", "agent parameter", name);
  }

  @Override
  public Map<String, @Nullable Object> workflow() {
    return object(context.get("workflow"));
  }

  @Override
  public String callbackUrl() {
    if (context.get("callbackUrl") instanceof String url) {
      return url;
    }
    throw new ExpressionException(
        "The template function 'listCallbackUrl' is not expected at this location.");
  }

  @Override
  public @Nullable Object appSetting(String name) {
    return dialect == Dialect.LOGIC_APPS_STANDARD
        ? named("settings", "setting", name)
        : Scope.super.appSetting(name);
  }

  @Override
  public Instant now() {
    Object now = context.get("now");
    if (now == null) {
      return DEFAULT_NOW;
    }
    return Optional.of(now)
        .filter(String.class::isInstance)
        .flatMap(text -> DateParser.parse(text.toString(), Cultures.DEFAULT))
        .map(moment -> moment.time().toInstant(ZoneOffset.UTC))
        .orElseThrow(
            () ->
                new ExpressionException(
                    "The context's 'now' must be a timestamp as 2026-01-15T10:30:00Z."));
  }

  @Override
  public String guid() {
    long version4 = (random.nextLong() & ~0xf000L) | 0x4000L;
    long variant = (random.nextLong() & Long.MAX_VALUE >> 1) | Long.MIN_VALUE;
    return new UUID(version4, variant).toString();
  }

  @Override
  public long random(long low, long high) {
    return random.nextLong(low, high);
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public Scope withItem(@Nullable Object item) {
    Map<Object, @Nullable Object> changed = new LinkedHashMap<>(context);
    changed.put("item", item);
    return new MapScope(changed, dialect, random);
  }

  private @Nullable Object named(String group, String kind, String name) {
    Map<String, @Nullable Object> values = object(context.get(group));
    String key = Values.findKey(values, name);
    if (key == null) {
      throw unknown(kind, name);
    }
    return values.get(key);
  }

  private static ExpressionException unknown(String kind, String name) {
    return new ExpressionException("The " + kind + " '" + name + "' is not defined here.");
  }

  private static Map<String, @Nullable Object> object(@Nullable Object value) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> object.put(String.valueOf(key), item));
    }
    return object;
  }
}
