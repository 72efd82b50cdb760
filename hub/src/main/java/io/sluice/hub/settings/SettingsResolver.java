package io.sluice.hub.settings;

import io.sluice.hub.settings.ConfigNode.Section;
import io.sluice.hub.settings.KeyGroup.SectionPresence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks a configuration tree against its keys and collects every problem. */
public final class SettingsResolver {
  private final List<ConfigProblem> problems = new ArrayList<>();
  private final List<ConfigProblem> unusable = new ArrayList<>();
  private final List<ConfigProblem> deprecations = new ArrayList<>();

  private SettingsResolver() {}

  /** Checks a whole configuration. */
  public static Resolution resolve(KeyGroup root, Section tree) {
    SettingsResolver resolver = new SettingsResolver();
    Settings settings = new Settings(root, List.of(), tree.origin(), true);
    resolver.fill(settings, root, tree);
    return new Resolution(
        settings,
        sorted(resolver.problems),
        sorted(resolver.unusable),
        sorted(resolver.deprecations));
  }

  private static List<ConfigProblem> sorted(List<ConfigProblem> problems) {
    return problems.stream().sorted(Comparator.comparingInt(ConfigProblem::line)).toList();
  }

  private void fill(Settings settings, KeyGroup keys, Section section) {
    Set<String> known = new TreeSet<>();
    for (ConfigEntry entry : keys.entries()) {
      known.add(entry.name());
      if (entry instanceof Key<?> key) {
        known.addAll(key.formerNames());
        resolve(settings, key, section);
      } else if (entry instanceof KeyGroup group) {
        resolve(settings, group, section);
      } else if (entry instanceof NamedKeyGroups groups) {
        resolve(settings, groups, section);
      }
    }
    section
        .entries()
        .forEach(
            (name, node) -> {
              if (!known.contains(name)) {
                add(settings, node.origin(), name, "", unknown(name, known));
              }
            });
  }

  private static String unknown(String name, Set<String> known) {
    return Nearest.to(name, known)
        .map(near -> "is not a known key; did you mean '" + near + "'?")
        .orElseGet(() -> "is not a known key; known here: " + String.join(", ", known));
  }

  private <T> void resolve(Settings settings, Key<T> key, Section section) {
    ConfigNode node = section.entries().get(key.name());
    for (String former : key.formerNames()) {
      ConfigNode old = section.entries().get(former);
      if (old != null) {
        deprecations.add(
            problem(settings, old.origin(), former, "", "is deprecated: use '" + key.name() + "'"));
        node = node == null ? old : node;
      }
    }
    if (node == null || ConfigNode.isUnset(node)) {
      if (key.isRequired()) {
        Origin at = node == null ? section.origin() : node.origin();
        add(settings, at, key.name(), "", missing(key));
      }
      return;
    }
    Optional<T> value = key.type().parse(node);
    if (value.isEmpty()) {
      String given = key.type().confidential() ? "(not shown)" : node.text();
      add(settings, node.origin(), key.name(), given, "must be " + key.type().rule());
      return;
    }
    settings.put(key, value.get(), node.origin());
    String given = key.type().yaml(value.get());
    Origin at = node.origin();
    key.type()
        .unusable(value.get())
        .ifPresent(why -> unusable.add(problem(settings, at, key.name(), given, why)));
  }

  private static String missing(Key<?> key) {
    return "is missing: it must be "
        + key.type().rule()
        + (key.example().isEmpty() ? "" : ", for example " + key.example());
  }

  private void resolve(Settings settings, KeyGroup group, Section section) {
    ConfigNode node = section.entries().get(group.name());
    Settings inner;
    if (node instanceof Section own) {
      inner = inside(settings, group, own.origin(), true);
      fill(inner, group, own);
    } else if (node == null || ConfigNode.isUnset(node)) {
      Origin at = node == null ? section.origin() : node.origin();
      inner = inside(settings, group, at, false);
      if (isChecked(group, section)) {
        fill(inner, group, new Section(Map.of(), at));
      }
    } else {
      inner = inside(settings, group, node.origin(), true);
      shorthand(inner, group, node);
    }
    settings.put(group, inner);
  }

  private static Settings inside(Settings outer, KeyGroup group, Origin at, boolean present) {
    return new Settings(group, outer.inside(group.name()), at, present);
  }

  /** Whether the keys of an absent section are checked as if it were there and empty. */
  private static boolean isChecked(KeyGroup group, Section around) {
    return group.presence() instanceof SectionPresence.Defaulted
        || (group.presence() instanceof SectionPresence.RequiredUnless unless
            && ConfigNode.isUnset(around.entries().get(unless.other())));
  }

  private void shorthand(Settings inner, KeyGroup group, ConfigNode node) {
    Key<?> key = group.shorthand().orElse(null);
    if (key != null && key.type().parse(node).isPresent()) {
      fill(inner, group, new Section(Map.of(key.name(), node), node.origin()));
      return;
    }
    inner.markFaulty();
    String rule =
        key == null
            ? "must be a section: a mapping of keys to values"
            : "must be " + key.type().rule() + ", or a section";
    problems.add(new ConfigProblem(node.origin(), inner.path(), node.text(), rule));
  }

  private void resolve(Settings settings, NamedKeyGroups groups, Section section) {
    ConfigNode node = section.entries().get(groups.name());
    Map<String, Settings> all = new LinkedHashMap<>();
    settings.put(groups, all);
    if (node == null || ConfigNode.isUnset(node)) {
      return;
    }
    if (!(node instanceof Section own)) {
      add(
          settings,
          node.origin(),
          groups.name(),
          node.text(),
          "must be a mapping of names of your choice to sections");
      return;
    }
    own.entries().forEach((name, each) -> all.put(name, named(settings, groups, name, each)));
  }

  private Settings named(
      Settings settings, NamedKeyGroups groups, String name, @Nullable ConfigNode node) {
    Origin at = node == null ? settings.origin() : node.origin();
    List<String> path = settings.inside(groups.name());
    path.add(name);
    Settings inner = new Settings(groups.each(), path, at, true);
    if (node instanceof Section own) {
      fill(inner, groups.each(), own);
    } else if (node == null || ConfigNode.isUnset(node)) {
      fill(inner, groups.each(), new Section(Map.of(), at));
    } else {
      shorthand(inner, groups.each(), node);
    }
    return inner;
  }

  private void add(Settings settings, Origin origin, String name, String value, String rule) {
    settings.markFaulty();
    problems.add(problem(settings, origin, name, value, rule));
  }

  private static ConfigProblem problem(
      Settings settings, Origin origin, String name, String value, String rule) {
    return new ConfigProblem(origin, settings.pathOf(name), value, rule);
  }
}
