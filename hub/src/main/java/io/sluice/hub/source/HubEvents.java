package io.sluice.hub.source;

import io.sluice.hub.trigger.EntityRef;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
import io.sluice.hub.trigger.WatchKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events raised by the hub itself: {@code watch.stale} for what could not be observed for too long,
 * and {@code refresh.missed} for a scheduled refresh that did not happen. Pure.
 */
record HubEvents(String connection, List<Schedule> schedules) {
  List<TriggerEvent> events(
      List<Freshness.StaleWatch> stale, List<Punctuality.MissedRefresh> missed) {
    List<TriggerEvent> events = new ArrayList<>();
    for (Freshness.StaleWatch one : stale) {
      Map<String, @Nullable Object> data = new LinkedHashMap<>();
      data.put("watch", one.key());
      data.put("since", one.since().toString());
      data.put("reason", one.reason());
      events.add(event(Sources.STALE, one.key(), subject(one.key()), one.since(), data));
    }
    for (Punctuality.MissedRefresh one : missed) {
      Map<String, @Nullable Object> data = new LinkedHashMap<>();
      data.put("scheduleId", one.schedule().id());
      data.put("operation", one.schedule().operation());
      data.put("due", one.due().toString());
      data.put("times", (long) one.times());
      data.put("reason", "no scheduled job was submitted at its time");
      events.add(
          event(Sources.MISSED, one.schedule().id(), one.schedule().operation(), one.due(), data));
    }
    return events;
  }

  List<Sources.Overdue> overdue(List<Freshness.StaleWatch> stale, Punctuality punctuality) {
    List<Sources.Overdue> overdue = new ArrayList<>();
    for (Freshness.StaleWatch one : stale) {
      overdue.add(
          new Sources.Overdue(Sources.STALE, subject(one.key()), one.since(), one.reason()));
    }
    for (Schedule schedule : schedules) {
      Instant due = punctuality.missing().get(schedule.key());
      if (due != null) {
        overdue.add(
            new Sources.Overdue(
                Sources.MISSED,
                schedule.operation(),
                due,
                "the refresh of this time did not happen, and none of its schedule since"));
      }
    }
    return overdue;
  }

  private String subject(String key) {
    return key.equals(Freshness.SOURCE) ? connection : key.substring(key.indexOf('/') + 1);
  }

  private TriggerEvent event(
      String kind, String key, String subject, Instant at, Map<String, @Nullable Object> data) {
    String watch = kind + "/" + key;
    return new TriggerEvent(
        Fingerprint.hash(List.of(connection, watch, at.toString())),
        new WatchKey(kind, watch),
        new EntityRef(key, subject),
        at,
        data,
        Map.of());
  }
}
