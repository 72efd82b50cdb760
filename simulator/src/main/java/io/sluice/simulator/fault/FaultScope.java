package io.sluice.simulator.fault;

import java.util.List;

/** Valid values of {@code where} in a fault rule: services and operations of the API. */
final class FaultScope {
  /** All services. */
  static final String ANY = "*";

  static final List<String> SERVICES = List.of("api", "token", "teams", "webhooks", "files");

  /** The operation ids of the API, in the order of its table. */
  static final List<String> OPERATIONS =
      List.of(
          "Get-all-instances",
          "Create-an-instance",
          "Copy-an-instance",
          "[Get-several-instances]",
          "Get-instance-metadata",
          "Delete-an-instance",
          "Update-an-instance",
          "Reset-an-instance",
          "Get-all-data-sources",
          "[Get-all-data-sources-V2]",
          "Get-data-source",
          "Delete-a-data-source",
          "Get-entities-with-OData-path",
          "Create-an-entity",
          "Update-an-entity",
          "Get-all-entity-metadata",
          "Get-entity-metadata",
          "Get-entity-size",
          "Get-all-segments",
          "Create-a-segment",
          "Activate-segment",
          "Deactivate-segment",
          "Update-a-segment",
          "Delete-segment",
          "[Get-segment]",
          "Get-a-list-of-measures-metadata",
          "Create-a-measure",
          "Get-metadata-for-a-measure",
          "Update-a-measure",
          "Delete-a-measure",
          "Get-a-workflow-job-information",
          "Cancel-a-workflow-job",
          "Get-list-of-recent-workflow-jobs",
          "Submit-a-workflow-job",
          "Get-list-of-workflow-task-information-history",
          "Get-workflow-status",
          "Get-supported-timezones",
          "Get-workflow-schedules",
          "Create-workflow-refresh-schedule",
          "Create-a-batch-of-workflow-refresh-schedules",
          "Get-an-attribute-profile",
          "Get-an-entity-profile",
          "Get-KeyRing",
          "Get-Activity-Types-and-Counts",
          "Get-profile-store-state",
          "Get-all-role-definitions",
          "Get-current-user-role",
          "Update-a-role-assignment",
          "Deletes-a-role-assignment",
          "Get-all-role-assignments",
          "Get-search-configuration",
          "Update-search-configuration",
          "Get-all-hierarchies",
          "Create-a-hierarchy",
          "Get-a-hierarchy",
          "Update-a-hierarchy",
          "Delete-a-hierarchy",
          "Get-all-relationships",
          "Create-a-relationship",
          "Get-a-relationship",
          "Update-a-relationship",
          "Delete-a-relationship",
          "Get-all-system-created-relationships");

  private FaultScope() {}

  static boolean known(String place) {
    return place.equals(ANY) || SERVICES.contains(place) || OPERATIONS.contains(place);
  }
}
