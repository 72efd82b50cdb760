package io.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.wire.InstanceSearchConfiguration;
import io.sluice.simulator.wire.OkResult;
import io.sluice.simulator.wire.PrincipalType;
import io.sluice.simulator.wire.RoleAssignment;
import io.sluice.simulator.wire.RoleDefinition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Operations on roles, search configuration and hierarchies, which are only stored. */
final class StoredHandlers {
  private static final List<RoleDefinition> ROLES =
      List.of(
          new RoleDefinition("May do everything.", "Administrator"),
          new RoleDefinition("May change everything but permissions.", "Contributor"),
          new RoleDefinition("May look.", "Viewer"));
  private static final String ME = "5151a7ed-0000-4000-8000-000000000003";

  private final Tenant tenant;

  StoredHandlers(Tenant tenant) {
    this.tenant = tenant;
  }

  Answer roles(Call call) {
    tenant.site(call);
    return Answer.json(200, ROLES);
  }

  Answer myRole(Call call) {
    return Answer.json(200, me(tenant.site(call)));
  }

  private static RoleAssignment me(HostedInstance site) {
    return new RoleAssignment(ME, PrincipalType.APP, List.of("Administrator"), site.id());
  }

  Answer assignments(Call call) {
    return Answer.json(200, all(tenant.site(call)));
  }

  private static List<RoleAssignment> all(HostedInstance site) {
    List<RoleAssignment> all = new ArrayList<>(List.of(me(site)));
    site.assignments().all().forEach(one -> all.add(Call.convert(one, RoleAssignment.class)));
    return all;
  }

  Answer assign(Call call) {
    HostedInstance site = tenant.site(call);
    ObjectNode body = call.object();
    body.put("principalId", call.place("principalId"));
    body.put("instanceId", site.id().toString());
    Call.convert(body, RoleAssignment.class);
    site.assignments().put(call.place("principalId"), body, call.now());
    return Answer.json(200, all(site));
  }

  Answer unassign(Call call) {
    tenant.site(call).assignments().remove(call.place("principalId"));
    return Answer.empty(200);
  }

  Answer search(Call call) {
    HostedInstance site = tenant.site(call);
    ObjectNode stored = site.search().get("").orElseGet(() -> usualSearch(site, call));
    return Answer.json(200, Call.convert(stored, InstanceSearchConfiguration.class));
  }

  private static ObjectNode usualSearch(HostedInstance site, Call call) {
    ObjectNode usual = JsonNodeFactory.instance.objectNode();
    ObjectNode entity = usual.putArray("entityConfig").addObject();
    entity.put("qualifiedEntityName", "Customer");
    ArrayNode attributes = entity.putArray("attributes");
    site.indexed().forEach(name -> attributes.addObject().put("attributeName", name));
    usual.put("isSystemGenerated", true);
    usual.put("version", 1);
    usual.put("updatedBy", "system");
    usual.put("updatedUtc", call.now().toString());
    usual.put("instanceId", site.id().toString());
    return usual;
  }

  /**
   * The search configuration determines the columns of Customer that can be filtered and searched.
   */
  Answer updateSearch(Call call) {
    HostedInstance site = tenant.site(call);
    ObjectNode body = call.object();
    body.put("isSystemGenerated", false);
    body.put("instanceId", site.id().toString());
    Call.convert(body, InstanceSearchConfiguration.class);
    return Answer.json(
        200,
        Call.convert(site.search().put("", body, call.now()), InstanceSearchConfiguration.class));
  }

  Answer hierarchies(Call call) {
    return Answer.json(200, tenant.site(call).hierarchies().all());
  }

  Answer hierarchy(Call call) {
    return Answer.json(200, known(call));
  }

  Answer createHierarchy(Call call) {
    HostedInstance site = tenant.site(call);
    ObjectNode body = call.object();
    int number = site.hierarchies().all().size() + 1;
    String seed = "hierarchy:" + number + body;
    String id = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    body.put("hierarchyId", id);
    body.put("instanceId", site.id().toString());
    return Answer.json(200, site.hierarchies().put(id, body, call.now()));
  }

  Answer updateHierarchy(Call call) {
    ObjectNode merged = known(call).deepCopy();
    ObjectNode change = call.object();
    change.remove(List.of("hierarchyId", "instanceId"));
    merged.setAll(change);
    return Answer.json(200, tenant.site(call).hierarchies().put(key(call), merged, call.now()));
  }

  Answer deleteHierarchy(Call call) {
    known(call);
    tenant.site(call).hierarchies().remove(key(call));
    return Answer.json(200, new OkResult(200));
  }

  private ObjectNode known(Call call) {
    return tenant
        .site(call)
        .hierarchies()
        .get(key(call))
        .orElseThrow(
            () ->
                new ApiException(
                    404,
                    "hierarchyNotFound",
                    "There is no hierarchy with the id " + call.place("hierarchyId") + "."));
  }

  private static String key(Call call) {
    return call.place("hierarchyId").toLowerCase(Locale.ROOT);
  }
}
