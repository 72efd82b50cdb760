package io.sluice.hub.connector.http;

import io.sluice.hub.connector.CallParameters;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event in CloudEvents 1.0 structured mode. */
record CloudEvent(
    String id,
    String source,
    String type,
    Optional<String> subject,
    String time,
    @Nullable Object data) {
  /** Events of at most this size travel everywhere (CloudEvents 1.0, size limits). */
  static final int MOST_BYTES = 65_536;

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
    if (bytes.length > MOST_BYTES) {
      throw new OutboundException(
          Outcome.REJECTED,
          "the event has " + bytes.length + " bytes, more than the 65536 that travel everywhere");
    }
    return bytes;
  }
}
