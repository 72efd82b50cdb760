package io.sluice.hub.config;

import io.sluice.hub.connector.customerinsights.CustomerInsightsKeys;
import io.sluice.hub.connector.http.HttpKeys;
import io.sluice.hub.connector.mail.MailKeys;
import io.sluice.hub.connector.teams.TeamsKeys;
import io.sluice.hub.console.ConsoleKeys;
import io.sluice.hub.flow.FlowKeys;
import io.sluice.hub.ingress.IngressKeys;
import io.sluice.hub.outbound.OutboundKeys;
import io.sluice.hub.settings.Key;
import io.sluice.hub.settings.KeyGroup;
import io.sluice.hub.settings.ValueTypes;
import io.sluice.hub.source.SourceKeys;
import io.sluice.hub.store.StoreKeys;
import java.util.List;

/** Every key of {@code sluice.yaml}. */
public final class ConfigTable {
  static final Key<String> DATA =
      Key.withDefault(
          "data",
          ValueTypes.text(),
          "data",
          "Folder of the database, the API token and run.json, relative to the configuration"
              + " file.");

  private static final KeyGroup ENVIRONMENT =
      KeyGroup.of(
              "environment",
              "The Customer Insights environment that is watched; required unless flows are only"
                  + " called (`ingress`).",
              SourceKeys.ENTRIES)
          .with(CustomerInsightsKeys.PART.entries())
          .requiredUnless(IngressKeys.SECTION.name());

  private static final KeyGroup TEAMS =
      KeyGroup.of("teams", "Teams channels that flows post to.", TeamsKeys.PART.entries());

  private static final KeyGroup MAIL =
      KeyGroup.of(
              "mail",
              "The mail server; no mail can be sent without this section.",
              MailKeys.PART.entries())
          .switchedOffWhenAbsent();

  private static final KeyGroup HTTP =
      KeyGroup.of("http", "HTTP actions and webhooks.", List.of(OutboundKeys.ALLOW))
          .with(HttpKeys.PART.entries());

  /** The whole file, in the order of the reference page. */
  public static final KeyGroup ROOT =
      KeyGroup.of(
          "",
          "",
          List.of(
              ENVIRONMENT,
              TEAMS,
              MAIL,
              HTTP,
              FlowKeys.SECTION,
              DATA,
              StoreKeys.SECTION,
              ConsoleKeys.SECTION,
              IngressKeys.SECTION));

  private ConfigTable() {}
}
