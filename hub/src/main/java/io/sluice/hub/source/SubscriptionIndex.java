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
 * The subscriptions of all flows, indexed by kind and watch. Rebuilt only when a subscription
 * changes, so that the work of a sweep does not grow with the number of flows. Immutable.
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
    byKind.forEach((kind, listening) -> naming.put(kind, named(listening)));
    wanted.forEach((kind, specs) -> lists.put(kind, List.copyOf(specs.values())));
  }

  private static List<Subscription> named(List<Subscription> listening) {
    Map<String, Subscription> once = new LinkedHashMap<>();
    for (Subscription one : listening) {
      Object id = one.parameters().get("dataSourceId");
      Object name = one.parameters().get("dataSourceName");
      if (id != null || name != null) {
        once.putIfAbsent(id + "/" + name, one);
      }
    }
    return List.copyOf(once.values());
  }

  /** Without subscriptions. */
  static SubscriptionIndex none() {
    return new SubscriptionIndex(List.of());
  }

  /** The index of these subscriptions; this one when they are the same. */
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

  /** The distinct watches of one kind. */
  List<WatchSpec> wanted(TriggerKind kind) {
    return lists.getOrDefault(kind.id(), List.of());
  }

  /** The ids of the entities that one kind's watches name. */
  Set<String> subjects(String kind) {
    return subjects.getOrDefault(kind, Set.of());
  }

  /** The subscriptions to every event of a kind, for kinds without watches. */
  List<Subscription> listening(String kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  /** Those of them that name a data source, one for each data source. */
  List<Subscription> naming(String kind) {
    return naming.getOrDefault(kind, List.of());
  }

  /** The subscriptions that an event may match, in their order. */
  List<Subscription> candidates(TriggerEvent event) {
    List<Subscription> watching = byWatch.getOrDefault(event.watch().key(), List.of());
    List<Subscription> listening = listening(event.kind());
    if (watching.isEmpty()) {
      return listening;
    }
    List<Subscription> both = new ArrayList<>(watching);
    both.addAll(listening);
    return both;
  }
}
