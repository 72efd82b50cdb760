package io.sluice.hub.connector.http;

import io.sluice.hub.connector.CallParameters;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event in the structured mode of <a
 * href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0</a>.
 */
record CloudEvent(
    String id,
    String source,
    String type,
    Optional<String> subject,
    String time,
    @Nullable Object data) {
  /** Every intermediary must forward events up to this size (CloudEvents 1.0, Size Limits). */
  static final int MAX_BYTES = 65_536;

  static final String CONTENT_TYPE = "application/cloudevents+json; charset=utf-8";

  byte[] json() {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", id);
    event.put("source", source);
    event.put("type", type);
    subject.ifPresent(text -> event.put("subject", text));
    event.put("time", time);
    event.put("datacontenttype", "application/json");
    event.put("data", data);
    byte[] bytes = CallParameters.json(event).getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_BYTES) {
      throw new OutboundException(
          Outcome.REJECTED,
          "the event has " + bytes.length + " bytes; CloudEvents guarantees delivery up to 65536");
    }
    return bytes;
  }
}
