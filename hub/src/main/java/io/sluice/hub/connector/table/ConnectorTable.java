package io.sluice.hub.connector.table;

import io.sluice.hub.connector.Connector;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.connector.customerinsights.CustomerInsightsConnector;
import io.sluice.hub.connector.http.HttpConnector;
import io.sluice.hub.connector.mail.MailConnector;
import io.sluice.hub.connector.teams.TeamsConnector;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.outbound.Outbound;
import io.sluice.hub.time.Time;
import java.util.List;
import java.util.Optional;

/** Every connector: one row each. A new one is a class, its part of the configuration and a row. */
public final class ConnectorTable {
  /** The rows, in the order of a page that lists them. */
  public static final List<Row> ROWS =
      List.of(
          new Row(
              Connectors.CUSTOMER_INSIGHTS,
              "Reads and writes the environment of Customer Insights.",
              (config, around) ->
                  config
                      .customerInsights()
                      .map(
                          api ->
                              new CustomerInsightsConnector(
                                  api, around.outbound(), around.time()))),
          new Row(
              Connectors.TEAMS,
              "Posts to Teams channels.",
              (config, around) ->
                  Optional.of(
                      new TeamsConnector(config.teams(), around.outbound(), around.meters()))),
          new Row(
              Connectors.MAIL,
              "Sends mail by SMTP.",
              (config, around) ->
                  config
                      .mail()
                      .map(mail -> new MailConnector(mail, around.outbound(), around.meters()))),
          new Row(
              Connectors.HTTP,
              "Calls any allowed address and delivers events to webhooks.",
              (config, around) ->
                  Optional.of(
                      new HttpConnector(
                          config.http(), around.outbound(), around.time(), around.meters()))));

  private ConnectorTable() {}

  /** What every connector may use. */
  public record Around(Outbound outbound, Time time, Meters meters) {}

  /** Makes a connector; gives nothing when its part is not configured. */
  @FunctionalInterface
  public interface Maker {
    /** Makes it from the configuration. */
    Optional<? extends Connector> make(ConnectorConfig config, Around around);
  }

  /**
   * One connector.
   *
   * @param name as in flows
   * @param doc one sentence for people
   */
  public record Row(String name, String doc, Maker maker) {}

  /** A connector for every row; one whose part is not configured refuses each call and says so. */
  public static List<Connector> connectors(ConnectorConfig config, Around around) {
    return ROWS.stream()
        .map(
            row ->
                row.maker()
                    .make(config, around)
                    .<Connector>map(made -> made)
                    .orElseGet(() -> new NotConfigured(row.name())))
        .toList();
  }
}
