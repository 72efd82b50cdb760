package io.sluice.simulator.http;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.world.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * All operations of the API description in its order, followed by those known from other sources
 * (in brackets). A more specific template precedes a more general one. The numbers at the end of a
 * row are the error statuses in the description of the operation, except 401 and 500.
 */
final class Routes {
  private static final String I = "/instances/{instanceId}";
  private static final String W = I + "/workflows/{workflowName}";

  private Routes() {}

  static List<Route> all(Tenant tenant) {
    List<Route> rows = new ArrayList<>();
    rows.addAll(instances(new InstanceHandlers(tenant)));
    rows.addAll(sources(new SourceHandlers(tenant)));
    rows.addAll(data(new DataHandlers(tenant), new EntityHandlers(tenant)));
    rows.addAll(segments(new SegmentHandlers(tenant)));
    rows.addAll(measures(new MeasureHandlers(tenant)));
    rows.addAll(workflows(new WorkflowHandlers(tenant), new ScheduleHandlers(tenant)));
    rows.addAll(profiles(new ProfileHandlers(tenant)));
    rows.addAll(stored(new StoredHandlers(tenant), new RelationshipHandlers(tenant)));
    return rows;
  }

  private static List<Route> instances(InstanceHandlers on) {
    return List.of(
        row("GET", "/instances", "Get-all-instances", on::list, 404),
        row("POST", "/instances/V2", "Create-an-instance", on::create, 400, 403, 409),
        row("POST", "/instances/copy", "Copy-an-instance", on::copy, 400, 403, 409),
        row("POST", "/instances/batch", "[Get-several-instances]", on::batch, 400),
        row("GET", I, "Get-instance-metadata", on::get, 404),
        row("DELETE", I, "Delete-an-instance", on::delete, 400, 403, 404),
        row("PATCH", I + "/V2", "Update-an-instance", on::update, 400, 404),
        row("DELETE", I + "/manage/reset", "Reset-an-instance", on::reset, 400, 403, 404));
  }

  private static List<Route> sources(SourceHandlers on) {
    String s = I + "/manage/datasources";
    return List.of(
        row("GET", s, "Get-all-data-sources", on::list, 404),
        row("GET", s + "/v2", "[Get-all-data-sources-V2]", on::listFlat, 404),
        row("GET", s + "/{dataSourceId}", "Get-data-source", on::get),
        row("DELETE", s + "/{dataSourceId}", "Delete-a-data-source", on::delete, 404));
  }

  private static List<Route> data(DataHandlers data, EntityHandlers entities) {
    String e = I + "/manage/entities";
    return List.of(
        row(
            "GET",
            I + "/data/{relativePath}",
            "Get-entities-with-OData-path",
            data::read,
            400,
            404),
        row("POST", I + "/data/{entityName}", "Create-an-entity", data::create, 400, 409),
        row(
            "PATCH",
            I + "/data/{entityName}/{entityId}",
            "Update-an-entity",
            data::update,
            400,
            404),
        row("GET", e, "Get-all-entity-metadata", entities::list, 400, 404),
        row("GET", e + "/{entityName}", "Get-entity-metadata", entities::get, 400, 404),
        row("GET", e + "/{entityName}/entitysize", "Get-entity-size", entities::size, 404));
  }

  private static List<Route> segments(SegmentHandlers on) {
    String s = I + "/manage/segments";
    String one = s + "/{segmentName}";
    return List.of(
        row("GET", s, "Get-all-segments", on::list, 404),
        row("POST", s, "Create-a-segment", on::create, 404),
        row("PUT", one + "/activate", "Activate-segment", on::activate, 404),
        row("PUT", one + "/deactivate", "Deactivate-segment", on::deactivate, 404),
        row("PUT", one, "Update-a-segment", on::update, 404),
        row("DELETE", one, "Delete-segment", on::delete, 400),
        row("GET", one, "[Get-segment]", on::get, 404));
  }

  private static List<Route> measures(MeasureHandlers on) {
    String m = I + "/manage/measures";
    String one = m + "/{measureName}";
    return List.of(
        row("GET", m, "Get-a-list-of-measures-metadata", on::list, 404),
        row("POST", m, "Create-a-measure", on::create, 400, 404),
        row("GET", one, "Get-metadata-for-a-measure", on::get, 404),
        row("PUT", one, "Update-a-measure", on::update, 400, 404),
        row("DELETE", one, "Delete-a-measure", on::delete, 404));
  }

  private static List<Route> workflows(WorkflowHandlers on, ScheduleHandlers schedules) {
    String s = W + "/schedules";
    return List.of(
        row("GET", W + "/jobs/{jobId}", "Get-a-workflow-job-information", on::job, 404),
        row("POST", W + "/jobs/{jobId}/cancel", "Cancel-a-workflow-job", on::cancel, 404),
        row("GET", W + "/jobs", "Get-list-of-recent-workflow-jobs", on::jobs, 404),
        row("POST", W + "/jobs", "Submit-a-workflow-job", on::submit, 404),
        row(
            "GET",
            W + "/history",
            "Get-list-of-workflow-task-information-history",
            on::history,
            404),
        row("GET", W + "/status", "Get-workflow-status", on::status, 404),
        row("GET", s + "/supportedTimezones", "Get-supported-timezones", schedules::timezones),
        row("GET", s, "Get-workflow-schedules", schedules::list),
        row("POST", s, "Create-workflow-refresh-schedule", schedules::create),
        row(
            "POST",
            s + "/batch",
            "Create-a-batch-of-workflow-refresh-schedules",
            schedules::createAll,
            404));
  }

  private static List<Route> profiles(ProfileHandlers on) {
    String p = I + "/dataprofile/{qualifiedEntityName}";
    return List.of(
        row("GET", p + "/{attributeName}", "Get-an-attribute-profile", on::attribute, 404),
        row("GET", p, "Get-an-entity-profile", on::entity, 404),
        row("GET", I + "/profile/keyring", "Get-KeyRing", on::keyRing, 400, 404),
        row(
            "GET",
            I + "/profile/activityresponsemetadata",
            "Get-Activity-Types-and-Counts",
            on::activityTypes,
            400,
            404),
        row("GET", I + "/profilestore/stateinfo", "Get-profile-store-state", on::storeState, 404));
  }

  private static List<Route> stored(StoredHandlers on, RelationshipHandlers relationships) {
    String r = I + "/manage/relationships";
    String a = I + "/rbac/principals/{principalId}/assignment";
    String h = I + "/hierarchies";
    return List.of(
        row("GET", I + "/rbac/roles", "Get-all-role-definitions", on::roles),
        row("GET", I + "/rbac/myrole", "Get-current-user-role", on::myRole),
        row("PUT", a, "Update-a-role-assignment", on::assign),
        row("DELETE", a, "Deletes-a-role-assignment", on::unassign),
        row("GET", I + "/rbac/assignments", "Get-all-role-assignments", on::assignments),
        row("GET", I + "/manage/search", "Get-search-configuration", on::search, 404),
        row("PUT", I + "/manage/search", "Update-search-configuration", on::updateSearch, 400, 404),
        row("GET", h, "Get-all-hierarchies", on::hierarchies, 404),
        row("POST", h, "Create-a-hierarchy", on::createHierarchy, 404),
        row("GET", h + "/{hierarchyId}", "Get-a-hierarchy", on::hierarchy, 404),
        row("PATCH", h + "/{hierarchyId}", "Update-a-hierarchy", on::updateHierarchy, 404),
        row("DELETE", h + "/{hierarchyId}", "Delete-a-hierarchy", on::deleteHierarchy, 404),
        row("GET", r, "Get-all-relationships", relationships::list, 404),
        row("POST", r, "Create-a-relationship", relationships::create, 400, 404),
        row("GET", r + "/{relationshipName}", "Get-a-relationship", relationships::get, 404),
        row(
            "PUT",
            r + "/{relationshipName}",
            "Update-a-relationship",
            relationships::update,
            400,
            404),
        row(
            "DELETE",
            r + "/{relationshipName}",
            "Delete-a-relationship",
            relationships::delete,
            404),
        row(
            "GET",
            I + "/manage/systemrelationships",
            "Get-all-system-created-relationships",
            relationships::system,
            404));
  }

  private static Route row(
      String method, String template, String operationId, Route.Handler handler, int... refusals) {
    return new Route(
        method, template, operationId, handler, IntStream.of(refusals).boxed().toList());
  }

  /** Converts a result of the world into an answer. */
  static <T> Answer answer(Result<T> result) {
    if (result instanceof Result.Done<T> done) {
      return Answer.json(done.status(), Objects.requireNonNull(done.value()));
    }
    if (result instanceof Result.Refused<T> refused) {
      return Answer.json(refused.status(), refused.error());
    }
    return Answer.json(result.status(), ((Result.Unparsable<T>) result).error());
  }
}
