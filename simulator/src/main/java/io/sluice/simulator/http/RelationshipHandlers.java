package io.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.simulator.data.Table;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.wire.Cardinality;
import io.sluice.simulator.wire.RelationshipMetadata;
import io.sluice.simulator.wire.RelationshipSource;
import io.sluice.simulator.wire.RelationshipType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Relationships between tables: those defined by clients are stored, those of the system are
 * derived.
 */
final class RelationshipHandlers {
  private final Tenant tenant;

  RelationshipHandlers(Tenant tenant) {
    this.tenant = tenant;
  }

  Answer list(Call call) {
    return Answer.json(
        200, tenant.site(call).relationships().all().stream().map(this::typed).toList());
  }

  Answer get(Call call) {
    return Answer.json(200, typed(known(call)));
  }

  Answer create(Call call) {
    HostedInstance site = tenant.site(call);
    ObjectNode body = call.object();
    String name = body.path("name").asText();
    if (!name.matches("[A-Za-z0-9_]{1,100}")) {
      throw new ApiException(
          400,
          "invalidRequest",
          "The name must be letters, digits and underscores: '" + name + "'.");
    }
    if (site.relationships().get(name).isPresent()) {
      throw new ApiException(
          400, "relationshipNameExists", "There is already a relationship '" + name + "'.");
    }
    return Answer.json(200, put(site, name, body, call.now()));
  }

  Answer update(Call call) {
    HostedInstance site = tenant.site(call);
    ObjectNode merged = known(call).deepCopy();
    merged.setAll(call.object());
    return Answer.json(200, put(site, call.place("relationshipName"), merged, call.now()));
  }

  Answer delete(Call call) {
    known(call);
    tenant.site(call).relationships().remove(call.place("relationshipName"));
    return Answer.json(200, new io.sluice.simulator.wire.OkResult(200));
  }

  /** Tables of members, measures and activities refer to Customer by its id. */
  Answer system(Call call) {
    HostedInstance site = tenant.site(call);
    Instant created =
        Optional.ofNullable(site.queries().instance().createdUtc()).orElse(call.now());
    List<RelationshipMetadata> all =
        site.tables().all().stream()
            .filter(table -> table.kind() != Table.TableKind.CUSTOMER && table.has("CustomerId"))
            .map(table -> toCustomer(site, table, created))
            .toList();
    return Answer.json(200, all);
  }

  private static RelationshipMetadata toCustomer(
      HostedInstance site, Table table, Instant created) {
    boolean one = table.unique("CustomerId");
    return new RelationshipMetadata(
        table.name() + " to Customer",
        table.name() + "_Customer",
        "",
        RelationshipType.SINGLE_KEY_RELATIONSHIP_ORIGIN,
        "CustomerId",
        table.name(),
        "CustomerId",
        "Customer",
        one ? Cardinality.ONE_TO_ONE : Cardinality.MANY_TO_ONE,
        RelationshipSource.SYSTEM,
        1L,
        "system",
        created,
        "system",
        created,
        site.id());
  }

  private RelationshipMetadata put(HostedInstance site, String name, ObjectNode body, Instant now) {
    ObjectNode thing = body.deepCopy();
    thing.put("name", name);
    thing.put("source", "user");
    thing.put("instanceId", site.id().toString());
    // Validated before storing, so that an invalid body is never kept.
    typed(thing);
    return typed(site.relationships().put(name, thing, now));
  }

  private RelationshipMetadata typed(ObjectNode thing) {
    return Call.convert(thing, RelationshipMetadata.class);
  }

  private ObjectNode known(Call call) {
    String name = call.place("relationshipName");
    return tenant
        .site(call)
        .relationships()
        .get(name)
        .orElseThrow(
            () ->
                new ApiException(
                    404, "relationshipNotFound", "There is no relationship '" + name + "'."));
  }
}
