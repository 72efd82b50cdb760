package io.sluice.hub.source;

import io.sluice.hub.trigger.Triggers.TriggerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form in which flows receive an event and the store keeps it: the fields that all kinds share
 * around the kind's own {@code data} and {@code previous}.
 *
 * @param now when the events of the sweep are decided and recorded
 * @param deadline an event found later than this after it occurred is marked {@code late}
 */
record EventEnvelope(String instanceId, Instant now, Duration deadline) {
  /** The trigger's outputs as a flow sees them. */
  Map<String, @Nullable Object> outputs(TriggerEvent event) {
    Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
    outputs.put("headers", new LinkedHashMap<>(Map.of("Content-Type", "application/json")));
    outputs.put("body", body(event));
    return outputs;
  }

  /** The body of the trigger's outputs, which is also what is stored. */
  Map<String, @Nullable Object> body(TriggerEvent event) {
    Map<String, @Nullable Object> subject = new LinkedHashMap<>();
    subject.put("id", event.entity().id());
    subject.put("name", event.entity().name());
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("eventId", event.id());
    body.put("eventType", event.kind());
    body.put("occurredAt", event.occurredAt().toString());
    body.put("late", event.occurredAt().plus(deadline).isBefore(now));
    body.put("instanceId", instanceId);
    body.put("subject", subject);
    body.put("data", event.data());
    body.put("previous", event.previous());
    return body;
  }
}
