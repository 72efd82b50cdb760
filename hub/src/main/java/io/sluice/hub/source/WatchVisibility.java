package io.sluice.hub.source;

import io.sluice.hub.flow.Flows.Subscription;
import io.sluice.hub.source.Freshness.Visibility;
import io.sluice.hub.trigger.ApiIds;
import io.sluice.hub.trigger.Triggers.Observation;
import io.sluice.hub.trigger.Triggers.Reading;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one sweep found each entity that flows name: with a value, without, or not at all. Pure. */
final class WatchVisibility {
  private final SubscriptionIndex subscriptions;
  private final SweepAnswers answers;
  private final Map<String, Visibility> found = new LinkedHashMap<>();

  private WatchVisibility(SubscriptionIndex subscriptions, SweepAnswers answers) {
    this.subscriptions = subscriptions;
    this.answers = answers;
  }

  /** By type and id or name, as in {@code segment/VIP}. */
  static Map<String, Visibility> of(
      SubscriptionIndex subscriptions, SweepAnswers answers, Observation observation) {
    WatchVisibility visibility = new WatchVisibility(subscriptions, answers);
    visibility.evaluated(
        "segment",
        subscriptions.subjects(SweepAnalysis.SEGMENT_KIND),
        observation.segments(),
        answers.has(ApiList.SEGMENTS));
    visibility.evaluated(
        "measure",
        subscriptions.subjects(SweepAnalysis.MEASURE_KIND),
        observation.measures(),
        answers.has(ApiList.MEASURES));
    visibility.dataSources();
    return visibility.found;
  }

  private void evaluated(String type, Set<String> watched, List<Reading> readings, boolean read) {
    Set<String> listed = new LinkedHashSet<>();
    Set<String> valued = new LinkedHashSet<>();
    for (Reading reading : readings) {
      listed.add(reading.id());
      if (reading.value() != null) {
        valued.add(reading.id());
      }
    }
    for (String id : watched) {
      Visibility visibility =
          valued.contains(id)
              ? Visibility.SEEN
              : listed.contains(id) ? Visibility.WITHOUT_VALUE : Visibility.ABSENT;
      found.put(type + "/" + id, read ? visibility : Visibility.NOT_READ);
    }
  }

  private void dataSources() {
    List<DataSource> sources = DataSource.list(answers.of(ApiList.DATA_SOURCES).orElse(null));
    for (String kind : List.of("datasource.refresh.failed", "datasource.refresh.succeeded")) {
      for (Subscription one : subscriptions.naming(kind)) {
        dataSource(one.parameters(), sources);
      }
    }
  }

  private void dataSource(Map<String, @Nullable Object> parameters, List<DataSource> sources) {
    Object id = parameters.get("dataSourceId");
    Object name = parameters.get("dataSourceName");
    boolean listed =
        sources.stream()
            .anyMatch(
                source ->
                    (id == null || ApiIds.of(id.toString()).equals(source.id()))
                        && (name == null || source.name().equalsIgnoreCase(name.toString())));
    Visibility visibility = listed ? Visibility.SEEN : Visibility.ABSENT;
    found.put(
        "datasource/" + (id == null ? name : id),
        answers.has(ApiList.DATA_SOURCES) ? visibility : Visibility.NOT_READ);
  }
}
