package io.sluice.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Json;
import io.sluice.simulator.wire.InstanceInfo;
import io.sluice.simulator.wire.InstanceMetadata;
import io.sluice.simulator.wire.InstanceType;
import io.sluice.simulator.wire.WireJson;
import io.sluice.simulator.world.spec.InstanceSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Operations on instances. A created instance is empty. A copy has the definitions that the
 * environment file gave the original, and no refreshes.
 */
final class InstanceHandlers {
  private static final Duration BIRTH = Duration.ofMinutes(2);

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
      if (id != null && tenant.has(id) && tenant.created().get(id.toString()).isEmpty()) {
        all.add(info);
      }
    }
    tenant.created().all().forEach(made -> all.add(Call.convert(made, InstanceInfo.class)));
    return all;
  }

  Answer get(Call call) {
    Optional<ObjectNode> made = tenant.created().get(key(call));
    return made.isPresent()
        ? Answer.json(200, shown(made.get(), call))
        : Answer.json(200, tenant.site(call).queries().instance());
  }

  Answer create(Call call) {
    return make(call, metadata(call.object()), InstanceSpec::blank);
  }

  /** The schema of the request is not public; the simulator expects {@code sourceInstanceId}. */
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
    UUID from = Objects.requireNonNull(original.instanceId());
    InstanceSpec spec = tenant.world().spec(from).orElseThrow();
    return make(call, wanted, (name, type, region) -> spec.copiedAs(name, type));
  }

  /** Specification of a new instance. */
  private interface Plan {
    InstanceSpec of(String name, InstanceType type, String region);
  }

  private Answer make(Call call, ObjectNode wanted, Plan plan) {
    String name = wanted.path("name").asText();
    if (name.isBlank()) {
      throw new ApiException(400, "invalidRequest", "instanceMetadata.name is missing.");
    }
    if (infos().stream().anyMatch(info -> name.equalsIgnoreCase(info.name()))) {
      throw new ApiException(
          409, "instanceNameExists", "There is already an instance named '" + name + "'.");
    }
    if (!wanted.hasNonNull("instanceType")) {
      wanted.put("instanceType", "trial");
    }
    InstanceType type = Call.convert(wanted, InstanceInfo.class).instanceType();
    String region = wanted.path("region").asText("westeurope");
    // An instance that is created again after deletion is a new one.
    String seed = "instance:" + name + ":" + tenant.world().instances().size();
    UUID id = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    tenant
        .world()
        .createInstance(id, plan.of(name, type == null ? InstanceType.TRIAL : type, region));
    ObjectNode made =
        WireJson.mapper().valueToTree(tenant.world().queries(id).orElseThrow().instance());
    made.setAll(wanted);
    made.put("instanceId", id.toString());
    made.put("provisioningState", "creating");
    made.put("region", region);
    Call.convert(made, InstanceMetadata.class);
    return Answer.json(200, shown(tenant.created().put(id.toString(), made, call.now()), call));
  }

  /** A new instance is reported as being created for its first two minutes. */
  private static InstanceMetadata shown(ObjectNode made, Call call) {
    InstanceMetadata stored = Call.convert(made, InstanceMetadata.class);
    Instant created = stored.createdUtc();
    if (created != null && !call.now().isBefore(created.plus(BIRTH))) {
      return Call.convert(
          made.deepCopy().put("provisioningState", "active"), InstanceMetadata.class);
    }
    return stored;
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
    tenant.delete(tenant.site(call).id());
    tenant.created().remove(key(call));
    return Answer.json(200, true);
  }

  /**
   * The scopes are not public; the simulator accepts none or {@code all}, which empties the
   * instance.
   */
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

  /** The description, bare or wrapped in {@code instanceMetadata}. */
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
