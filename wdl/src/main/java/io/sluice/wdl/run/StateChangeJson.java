package io.sluice.wdl.run;

import io.sluice.wdl.action.ActionCommand;
import io.sluice.wdl.action.ActionError;
import io.sluice.wdl.action.ActionResult;
import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.action.OperationRequest;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.action.Variable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of state changes in journals: {@code f} names the change, {@code p} the path of the
 * action; null members are omitted. Version 1 of the format must stay readable.
 */
final class StateChangeJson {
  private StateChangeJson() {}

  static Map<String, @Nullable Object> of(StateChange change) {
    Json json = new Json();
    if (change instanceof StateChange.Started f) {
      json.put("f", "started").put("p", f.path()).put("inputs", f.inputs());
    } else if (change instanceof StateChange.Ended f) {
      json.put("f", "ended").put("p", f.path());
      result(json, f.result());
    } else if (change instanceof StateChange.Entered f) {
      List<?> iterations =
          f.iterations().stream()
              .map(iteration -> List.of(iteration.number(), iteration.block()))
              .toList();
      json.put("f", "entered").put("p", f.path()).put("memo", f.memo()).put("turns", iterations);
    } else if (change instanceof StateChange.CallSent f) {
      json.put("f", "asked").put("p", f.path()).put("attempt", (long) f.attempt());
      json.put("request", request(f.request()));
    } else if (change instanceof StateChange.CallPostponed f) {
      json.put("f", "postponed").put("p", f.path()).put("attempt", (long) f.attempt());
      json.put("until", f.until().toString()).put("reason", f.reason().text());
      json.put("request", request(f.request()));
    } else if (change instanceof StateChange.ReplyKept f) {
      json.put("f", "kept").put("p", f.path()).put("reply", reply(f.reply()));
    } else if (change instanceof StateChange.Delayed f) {
      json.put("f", "slept").put("p", f.path()).put("until", f.until().toString());
    } else if (change instanceof StateChange.Assigned f) {
      json.put("f", "assigned").put("name", f.variable().name());
      json.put("type", f.variable().type()).put("value", f.variable().value());
    } else if (change instanceof StateChange.Tracked f) {
      json.put("f", "tracked").put("p", f.path()).put("properties", f.properties());
    } else if (change instanceof StateChange.Noted f) {
      json.put("f", "noted").put("p", f.path()).put("text", f.text());
    } else if (change instanceof StateChange.Closed f) {
      json.put("f", "closed").put("status", f.status().text()).put("error", f.error());
    }
    return json.members;
  }

  static StateChange change(Map<?, ?> row) {
    String path = String.valueOf(row.get("p"));
    return switch (text(row, "f")) {
      case "started" -> new StateChange.Started(path, row.get("inputs"));
      case "ended" -> new StateChange.Ended(path, result(row));
      case "entered" ->
          new StateChange.Entered(path, row.get("memo"), iterations(row.get("turns")));
      case "asked" -> new StateChange.CallSent(path, request(row), number(row, "attempt"));
      case "postponed" ->
          new StateChange.CallPostponed(
              path,
              request(row),
              number(row, "attempt"),
              Instant.parse(text(row, "until")),
              WaitReason.of(text(row, "reason")));
      case "kept" -> new StateChange.ReplyKept(path, reply((Map<?, ?>) member(row, "reply")));
      case "slept" -> new StateChange.Delayed(path, Instant.parse(text(row, "until")));
      case "assigned" ->
          new StateChange.Assigned(
              new Variable(text(row, "name"), text(row, "type"), row.get("value")));
      case "tracked" -> new StateChange.Tracked(path, object(row.get("properties")));
      case "noted" -> new StateChange.Noted(path, text(row, "text"));
      case "closed" -> new StateChange.Closed(status(row), (String) row.get("error"));
      default -> throw new IllegalStateException("unknown state change " + row.get("f"));
    };
  }

  private static void result(Json json, ActionResult result) {
    json.put("status", result.status().text()).put("code", result.code());
    json.put("outputs", result.outputs());
    ActionError error = result.error();
    if (error != null) {
      json.put("error", List.of(error.code(), error.message()));
    }
  }

  private static ActionResult result(Map<?, ?> row) {
    ActionError error =
        row.get("error") instanceof List<?> list
            ? new ActionError(String.valueOf(list.get(0)), String.valueOf(list.get(1)))
            : null;
    return new ActionResult(status(row), text(row, "code"), row.get("outputs"), error);
  }

  private static @Nullable Object request(@Nullable OperationRequest request) {
    return request == null
        ? null
        : new Json()
            .put("connector", request.connector())
            .put("operation", request.operation())
            .put("parameters", request.parameters())
            .put("repeatable", request.repeatable())
            .members;
  }

  private static @Nullable OperationRequest request(Map<?, ?> row) {
    return row.get("request") instanceof Map<?, ?> map
        ? new OperationRequest(
            text(map, "connector"),
            text(map, "operation"),
            object(map.get("parameters")),
            Boolean.TRUE.equals(map.get("repeatable")))
        : null;
  }

  private static Map<String, @Nullable Object> reply(OperationReply reply) {
    return new Json()
        .put("verdict", reply.verdict().name())
        .put("status", (long) reply.status())
        .put("headers", reply.headers())
        .put("body", reply.body())
        .put("error", reply.error())
        .put("retryAfter", reply.retryAfter() == null ? null : reply.retryAfter().toString())
        .members;
  }

  private static OperationReply reply(Map<?, ?> row) {
    Map<String, String> headers = new LinkedHashMap<>();
    object(row.get("headers")).forEach((key, value) -> headers.put(key, String.valueOf(value)));
    Object wait = row.get("retryAfter");
    return new OperationReply(
        OperationReply.Verdict.valueOf(text(row, "verdict")),
        number(row, "status"),
        headers,
        row.get("body"),
        (String) row.get("error"),
        wait == null ? null : Duration.parse(String.valueOf(wait)));
  }

  private static List<ActionCommand.Iteration> iterations(@Nullable Object rows) {
    List<ActionCommand.Iteration> iterations = new ArrayList<>();
    for (Object row : rows instanceof List<?> list ? list : List.of()) {
      if (row instanceof List<?> pair && pair.get(0) instanceof Long number) {
        iterations.add(new ActionCommand.Iteration(number.intValue(), String.valueOf(pair.get(1))));
      }
    }
    return iterations;
  }

  private static Status status(Map<?, ?> row) {
    return Status.of(text(row, "status"))
        .orElseThrow(() -> new IllegalStateException("unknown status " + row.get("status")));
  }

  private static String text(Map<?, ?> row, String key) {
    return String.valueOf(member(row, key));
  }

  private static int number(Map<?, ?> row, String key) {
    return ((Long) member(row, key)).intValue();
  }

  private static Object member(Map<?, ?> row, String key) {
    return Objects.requireNonNull(row.get(key), () -> "a state change in the journal lacks " + key);
  }

  @SuppressWarnings("unchecked") // journals have text keys only
  private static Map<String, @Nullable Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : new LinkedHashMap<>();
  }

  /** An object without its null members. */
  private static final class Json {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    Json put(String key, @Nullable Object value) {
      if (value != null) {
        members.put(key, value);
      }
      return this;
    }
  }
}
