package io.sluice.hub.source;

import io.sluice.hub.flow.Flows.Firing;
import io.sluice.hub.flow.Flows.FiringResult;
import io.sluice.hub.flow.Flows.Subscription;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.EventRef;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.Ruling;
import io.sluice.hub.store.Verdict;
import io.sluice.hub.trigger.TriggerKind;
import io.sluice.hub.trigger.TriggerKinds;
import io.sluice.hub.trigger.Triggers.SubscriptionMatch;
import io.sluice.hub.trigger.Triggers.TriggerEffects;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the flows that an event concerns. Pure. */
final class SubscriptionMatcher {
  private SubscriptionMatcher() {}

  /**
   * The pairs of events and flows, apart by who decides.
   *
   * @param firings to be decided by the flows
   * @param happenings the event of each firing
   * @param settled decided here: manually started, which the flow did not ask for
   */
  record Pairs(List<Firing> firings, List<TriggerEvent> happenings, List<Decision> settled) {}

  /**
   * What all kinds found, each event once: an id that comes twice stands for one fact, and a commit
   * that held it twice would be refused again and again.
   */
  static List<TriggerEvent> once(List<TriggerEffects> effects) {
    Map<String, TriggerEvent> byId = new LinkedHashMap<>();
    for (TriggerEffects each : effects) {
      each.happenings().forEach(happening -> byId.putIfAbsent(happening.id(), happening));
    }
    return new ArrayList<>(byId.values());
  }

  static Pairs pairs(
      List<TriggerEvent> happenings, SubscriptionIndex subscribed, Envelope envelope) {
    Pairs pairs = new Pairs(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (TriggerEvent happening : happenings) {
      for (Subscription subscription : subscribed.candidates(happening)) {
        Optional<TriggerKind> kind =
            kindOf(subscription).filter(one -> one.id().equals(happening.kind()));
        SubscriptionMatch relation =
            kind.map(one -> one.relation(subscription.parameters(), happening))
                .orElse(SubscriptionMatch.UNRELATED);
        add(pairs, happening, subscription.flow(), relation, envelope);
      }
    }
    return pairs;
  }

  private static void add(
      Pairs pairs,
      TriggerEvent happening,
      String flow,
      SubscriptionMatch relation,
      Envelope envelope) {
    switch (relation) {
      case UNRELATED -> {}
      case MANUAL_NOT_ASKED_FOR ->
          pairs
              .settled()
              .add(
                  decision(
                      happening,
                      flow,
                      new FiringResult(
                          Verdict.of(
                              Ruling.NOT_ASKED_FOR,
                              "manually started; the flow asks for scheduled refreshes only"
                                  + " (includeManual is not true)"),
                          null),
                      envelope.now()));
      case ASKED -> {
        pairs
            .firings()
            .add(new Firing(happening.id(), flow, envelope.outputs(happening), envelope.now()));
        pairs.happenings().add(happening);
      }
    }
  }

  static Decision decision(TriggerEvent happening, String flow, FiringResult result, Instant now) {
    FlowRun run = result.run();
    return new Decision(
        new EventRef(happening.id(), happening.kind(), happening.subject()),
        flow,
        result.verdict(),
        now,
        run == null ? null : run.id());
  }

  private static Optional<TriggerKind> kindOf(Subscription subscription) {
    return TriggerKinds.byOperation(subscription.operationId());
  }

  /**
   * What every event of a sweep has in common.
   *
   * @param deadline an event that is found later than so long after it happened is marked late
   */
  record Envelope(String instanceId, Instant now, Duration deadline) {
    /** The trigger's outputs as flows see them. */
    Map<String, @Nullable Object> outputs(TriggerEvent happening) {
      Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
      outputs.put("headers", new LinkedHashMap<>(Map.of("Content-Type", "application/json")));
      outputs.put("body", body(happening));
      return outputs;
    }

    /** The event as flows get it and as it is stored. */
    Map<String, @Nullable Object> body(TriggerEvent happening) {
      Map<String, @Nullable Object> subject = new LinkedHashMap<>();
      subject.put("id", happening.subjectId());
      subject.put("name", happening.subject());
      Map<String, @Nullable Object> body = new LinkedHashMap<>();
      body.put("eventId", happening.id());
      body.put("eventType", happening.kind());
      body.put("occurredAt", happening.occurredAt().toString());
      body.put("late", happening.occurredAt().plus(deadline).isBefore(now));
      body.put("instanceId", instanceId);
      body.put("subject", subject);
      body.put("data", happening.data());
      body.put("previous", happening.previous());
      return body;
    }
  }
}
