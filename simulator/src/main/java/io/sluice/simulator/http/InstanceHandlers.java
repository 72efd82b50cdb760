package io.sluice.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Json;
import io.sluice.simulator.wire.InstanceInfo;
import io.sluice.simulator.wire.InstanceMetadata;
import io.sluice.simulator.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Instances. Those of the world live; one that is created or copied by a call has its description
 * and stays empty.
 */
final class InstanceHandlers {
  private final Tenant tenant;

  InstanceHandlers(Tenant tenant) {
    this.tenant = tenant;
  }

  Answer list(Call call) {
    return Answer.json(200, infos());
  }

  Answer batch(Call call) {
    List<String> wanted = new ArrayList<>();
    Json.parse(call.request().body())
        .filter(JsonNode::isArray)
        .orElseThrow(
            () ->
                new ApiException(
                    400, "invalidRequest", "The body must be a JSON array of instance ids."))
        .forEach(id -> wanted.add(id.asText().toLowerCase(Locale.ROOT)));
    return Answer.json(
        200,
        infos().stream()
            .filter(info -> wanted.contains(String.valueOf(info.instanceId())))
            .toList());
  }

  private List<InstanceInfo> infos() {
    List<InstanceInfo> all = new ArrayList<>();
    for (InstanceInfo info : tenant.world().instances()) {
      UUID id = info.instanceId();
      if (id != null && tenant.has(id)) {
        all.add(info);
      }
    }
    tenant.created().all().forEach(made -> all.add(Call.convert(made, InstanceInfo.class)));
    return all;
  }

  Answer get(Call call) {
    Optional<ObjectNode> made = tenant.created().get(key(call));
    return made.isPresent()
        ? Answer.json(200, Call.convert(made.get(), InstanceMetadata.class))
        : Answer.json(200, tenant.site(call).queries().instance());
  }

  Answer create(Call call) {
    return make(call, metadata(call.object()));
  }

  /** The request's form is not public; the source is named by {@code sourceInstanceId}. */
  Answer copy(Call call) {
    ObjectNode body = call.object();
    String source = body.path("sourceInstanceId").asText(body.path("instanceId").asText());
    InstanceInfo original =
        infos().stream()
            .filter(info -> String.valueOf(info.instanceId()).equalsIgnoreCase(source))
            .findFirst()
            .orElseThrow(
                () ->
                    new ApiException(
                        400,
                        "invalidRequest",
                        "sourceInstanceId must be the id of an instance, not '" + source + "'."));
    ObjectNode wanted = metadata(body);
    if (wanted.path("name").asText().isBlank()) {
      wanted.put("name", original.name() + " copy");
    }
    return make(call, wanted);
  }

  private Answer make(Call call, ObjectNode wanted) {
    String name = wanted.path("name").asText();
    if (name.isBlank()) {
      throw new ApiException(400, "invalidRequest", "instanceMetadata.name is missing.");
    }
    if (infos().stream().anyMatch(info -> name.equalsIgnoreCase(info.name()))) {
      throw new ApiException(
          409, "instanceNameExists", "There is already an instance named '" + name + "'.");
    }
    UUID id = UUID.nameUUIDFromBytes(("instance:" + name).getBytes(StandardCharsets.UTF_8));
    wanted.put("instanceId", id.toString());
    wanted.put("provisioningState", "creating");
    if (!wanted.has("instanceType")) {
      wanted.put("instanceType", "trial");
    }
    return Answer.json(
        200,
        Call.convert(
            tenant.created().put(id.toString(), wanted, call.now()), InstanceMetadata.class));
  }

  Answer update(Call call) {
    ObjectNode change = metadata(call.object());
    ObjectNode current =
        tenant
            .created()
            .get(key(call))
            .map(ObjectNode::deepCopy)
            .orElseGet(() -> WireJson.mapper().valueToTree(tenant.site(call).queries().instance()));
    change.remove(List.of("instanceId", "provisioningState"));
    current.setAll(change);
    if (tenant.created().get(key(call)).isPresent()) {
      current = tenant.created().put(key(call), current, call.now());
    }
    return Answer.json(200, Call.convert(current, InstanceMetadata.class));
  }

  Answer delete(Call call) {
    if (!tenant.created().remove(key(call))) {
      tenant.delete(tenant.site(call).id());
    }
    return Answer.json(200, true);
  }

  /** Scopes are not public: nothing or {@code all} empties the instance (our choice). */
  Answer reset(Call call) {
    String scope = call.request().parameter("instanceManagementOperationScope").orElse("all");
    if (!scope.isBlank() && !scope.equalsIgnoreCase("all")) {
      throw new ApiException(
          400, "invalidRequest", "The scope '" + scope + "' is not known; 'all' is.");
    }
    tenant.site(call).empty();
    return Answer.json(200, true);
  }

  private static String key(Call call) {
    return call.place("instanceId").toLowerCase(Locale.ROOT);
  }

  /** The description itself, or wrapped in {@code instanceMetadata}. */
  private static ObjectNode metadata(ObjectNode body) {
    if (body.path("instanceMetadata") instanceof ObjectNode inner) {
      return inner.deepCopy();
    }
    ObjectNode flat = JsonNodeFactory.instance.objectNode();
    flat.setAll(body);
    flat.remove("sourceInstanceId");
    return flat;
  }
}
