package io.sluice.wdl.trial;

import io.sluice.wdl.definition.FlowDefinition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sample trigger outputs: an example event for the six trigger kinds, an instance of the schema for
 * Request triggers, and otherwise the values that the flow reads.
 */
public final class SampleTrigger {
  /** An example event of each of the six trigger kinds, by operationId. */
  private static final Map<String, Map<String, @Nullable Object>> EVENTS = new LinkedHashMap<>();

  static {
    Object segment =
        JsonObjects.object(
            "segmentName", "HighValueCustomers",
            "friendlyName", "High value customers",
            "size", 1204L,
            "threshold", 1000L,
            "epoch", 1L,
            "runId", "run-1",
            "evaluatedAt", "2026-11-20T08:00:00Z");
    Object measure =
        JsonObjects.object(
            "measureName",
            "TotalSpend",
            "displayName",
            "Total spend",
            "value",
            52000.5,
            "threshold",
            50000L,
            "epoch",
            1L,
            "evaluatedAt",
            "2026-11-20T08:00:00Z");
    Object stages =
        JsonObjects.object("map", "Successful", "match", "Successful", "merge", "Successful");
    EVENTS.put("OnDataSourceRefreshFailed", event("datasource.refresh.failed", source("Failed")));
    EVENTS.put(
        "OnDataSourceRefreshSucceeded",
        event("datasource.refresh.succeeded", source("Successful")));
    EVENTS.put("OnSegmentThresholdCrossed", event("segment.threshold.crossed", segment));
    EVENTS.put("OnMeasureThresholdCrossed", event("measure.threshold.crossed", measure));
    EVENTS.put("OnFullRefreshCompleted", event("refresh.completed", job("stages", stages)));
    EVENTS.put(
        "OnUnificationCompleted", event("unification.completed", job("merge", "Successful")));
  }

  private SampleTrigger() {}

  private static Map<String, @Nullable Object> event(String kind, Object data) {
    return JsonObjects.object("eventType", kind, "data", data);
  }

  private static Object source(String status) {
    boolean failed = status.equals("Failed");
    return JsonObjects.object(
        "dataSourceId",
        "11111111-0000-4000-8000-000000000001",
        "friendlyName",
        "eCommerceContacts",
        "taskId",
        "task-1",
        "jobId",
        "job-1",
        "status",
        status,
        "error",
        failed ? "The source refused the credentials." : null,
        "outlook",
        failed ? "unknown" : null,
        "skipped",
        false);
  }

  private static Object job(String member, Object value) {
    return JsonObjects.object(
        "jobId", "job-1", "submissionKind", "OnSchedule", "status", "Successful", member, value);
  }

  /** The outputs of a sample trigger: {@code headers} and {@code body}. */
  public static Map<String, @Nullable Object> outputs(
      FlowDefinition definition, ShapeInference inference, Instant now) {
    return outputs(definition, inference, now, SampleChoices.USUAL);
  }

  static Map<String, @Nullable Object> outputs(
      FlowDefinition definition, ShapeInference inference, Instant now, SampleChoices choices) {
    SampleValues sample = new SampleValues(now, choices);
    InferredShape shape = inference.trigger();
    Map<String, @Nullable Object> headers = JsonObjects.object("Content-Type", "application/json");
    if (definition.trigger().kind().equalsIgnoreCase("Button")) {
      headers.put("x-ms-user-name-encoded", SampleScalars.base64("Sample Person"));
      headers.put("x-ms-user-name", "Sample Person");
      headers.put("x-ms-user-email", "person1@example.com");
      headers.put("x-ms-user-timestamp", now.toString());
    }
    Object read = sample.fill(headers, shape.member("headers"));
    Object body = body(definition, now);
    Map<String, @Nullable Object> outputs = JsonObjects.object("headers", read);
    for (String key : shape.keys()) {
      outputs.computeIfAbsent(key, name -> sample.of(shape.member(name)));
    }
    InferredShape whole = shape.member("body");
    outputs.put("body", body == null ? inferred(sample, whole) : sample.fill(body, whole));
    return outputs;
  }

  private static @Nullable Object inferred(SampleValues sample, InferredShape whole) {
    return whole.isOpen() ? JsonObjects.object() : sample.of(whole);
  }

  private static @Nullable Object body(FlowDefinition definition, Instant now) {
    for (Map.Entry<String, Map<String, @Nullable Object>> row : EVENTS.entrySet()) {
      if (row.getKey().equalsIgnoreCase(definition.trigger().operationId())) {
        Object data = row.getValue().get("data");
        Map<String, @Nullable Object> body = JsonObjects.object("eventId", "event-1");
        body.put("eventType", row.getValue().get("eventType"));
        body.put("occurredAt", now.toString());
        body.put("late", false);
        body.put("instanceId", "00000000-0000-4000-8000-000000000001");
        body.put("subject", subject(JsonObjects.members(data)));
        body.put("data", data);
        body.put("previous", previous(JsonObjects.members(data)));
        return body;
      }
    }
    return null;
  }

  private static Object subject(Map<String, @Nullable Object> data) {
    Object id = data.values().iterator().next();
    Object name = data.getOrDefault("friendlyName", data.getOrDefault("displayName", id));
    return JsonObjects.object("id", id, "name", name);
  }

  private static Object previous(Map<String, @Nullable Object> data) {
    for (String member : new String[] {"size", "value"}) {
      if (data.containsKey(member)) {
        return JsonObjects.object(member, 900L);
      }
    }
    return JsonObjects.object("status", "Successful");
  }
}
