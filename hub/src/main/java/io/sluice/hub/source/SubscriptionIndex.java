package io.sluice.hub.source;

import io.sluice.hub.flow.Flows.Subscription;
import io.sluice.hub.trigger.TriggerKind;
import io.sluice.hub.trigger.TriggerKinds;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
import io.sluice.hub.trigger.Triggers.WatchSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What all flows want, by kind and watch: made once for each change of the subscriptions, so that a
 * sweep does no work for each flow. Immutable.
 */
final class SubscriptionIndex {
  private final List<Subscription> subscriptions;
  private final Map<String, Map<String, WatchSpec>> wanted = new LinkedHashMap<>();
  private final Map<String, List<Subscription>> byWatch = new LinkedHashMap<>();
  private final Map<String, List<Subscription>> byKind = new LinkedHashMap<>();
  private final Map<String, List<WatchSpec>> lists = new LinkedHashMap<>();
  private final Map<String, List<Subscription>> naming = new LinkedHashMap<>();
  private final Map<String, Set<String>> subjects = new LinkedHashMap<>();

  private SubscriptionIndex(List<Subscription> subscriptions) {
    this.subscriptions = subscriptions;
    for (Subscription subscription : subscriptions) {
      Optional<TriggerKind> kind = TriggerKinds.byOperation(subscription.operationId());
      kind.ifPresent(known -> add(known, subscription));
    }
    byKind.forEach((kind, hearing) -> naming.put(kind, named(hearing)));
    wanted.forEach((kind, specs) -> lists.put(kind, List.copyOf(specs.values())));
  }

  private static List<Subscription> named(List<Subscription> hearing) {
    Map<String, Subscription> once = new LinkedHashMap<>();
    for (Subscription one : hearing) {
      Object id = one.parameters().get("dataSourceId");
      Object name = one.parameters().get("dataSourceName");
      if (id != null || name != null) {
        once.putIfAbsent(id + "/" + name, one);
      }
    }
    return List.copyOf(once.values());
  }

  /** Nothing is wanted. */
  static SubscriptionIndex none() {
    return new SubscriptionIndex(List.of());
  }

  /** The same when nothing changed. */
  SubscriptionIndex to(List<Subscription> now) {
    return now.equals(subscriptions) ? this : new SubscriptionIndex(List.copyOf(now));
  }

  private void add(TriggerKind kind, Subscription subscription) {
    List<WatchSpec> specs = kind.watches(subscription.parameters());
    if (specs.isEmpty()) {
      byKind.computeIfAbsent(kind.id(), id -> new ArrayList<>()).add(subscription);
    }
    for (WatchSpec spec : specs) {
      wanted.computeIfAbsent(kind.id(), id -> new LinkedHashMap<>()).putIfAbsent(spec.key(), spec);
      byWatch.computeIfAbsent(spec.key(), key -> new ArrayList<>()).add(subscription);
      subjects.computeIfAbsent(kind.id(), id -> new LinkedHashSet<>()).add(spec.subjectId());
    }
  }

  /** The watches of one kind that flows want, each once. */
  List<WatchSpec> wanted(TriggerKind kind) {
    return lists.getOrDefault(kind.id(), List.of());
  }

  /** The entities that one kind's watches are about. */
  Set<String> subjects(String kind) {
    return subjects.getOrDefault(kind, Set.of());
  }

  /** The subscriptions of a kind without watches: they hear everything of it. */
  List<Subscription> hearing(String kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  /** Of those the ones that name a data source, each name once. */
  List<Subscription> naming(String kind) {
    return naming.getOrDefault(kind, List.of());
  }

  /** The subscriptions that an event can concern, in their order. */
  List<Subscription> candidates(TriggerEvent event) {
    List<Subscription> watching = byWatch.getOrDefault(event.watch().key(), List.of());
    List<Subscription> hearing = hearing(event.kind());
    if (watching.isEmpty()) {
      return hearing;
    }
    List<Subscription> both = new ArrayList<>(watching);
    both.addAll(hearing);
    return both;
  }
}
