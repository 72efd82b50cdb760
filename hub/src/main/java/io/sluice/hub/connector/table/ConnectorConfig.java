package io.sluice.hub.connector.table;

import io.sluice.hub.connector.customerinsights.CustomerInsightsConfig;
import io.sluice.hub.connector.http.HttpConfig;
import io.sluice.hub.connector.mail.MailConfig;
import io.sluice.hub.connector.teams.TeamsConfig;
import java.util.Optional;

/**
 * What the connectors need to know.
 *
 * @param customerInsights empty when no environment is configured
 * @param mail empty when no mail is sent
 */
public record ConnectorConfig(
    Optional<CustomerInsightsConfig> customerInsights,
    TeamsConfig teams,
    Optional<MailConfig> mail,
    HttpConfig http) {}
