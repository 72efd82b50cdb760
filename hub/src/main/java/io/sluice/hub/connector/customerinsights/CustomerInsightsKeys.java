package io.sluice.hub.connector.customerinsights;

import io.sluice.hub.connector.customerinsights.CustomerInsightsConfig.Paths;
import io.sluice.hub.outbound.OutboundKeys;
import io.sluice.hub.outbound.Secret;
import io.sluice.hub.settings.ConfigPart;
import io.sluice.hub.settings.Key;
import io.sluice.hub.settings.Settings;
import io.sluice.hub.settings.ValueTypes;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The keys of section {@code environment} that say how the API is reached. */
public final class CustomerInsightsKeys {
  private static final URI PUBLIC_API = URI.create("https://api.ci.ai.dynamics.com/v1");

  /** The environment's id. */
  public static final Key<String> INSTANCE_ID =
      Key.required(
              "instanceId",
              ValueTypes.text(),
              "Id of the Customer Insights environment (its instance id).")
          .example("00000000-0000-0000-0000-000000000000");

  private static final Key<String> TENANT =
      Key.required("tenant", ValueTypes.text(), "Microsoft Entra tenant, by domain or id.")
          .example("contoso.onmicrosoft.com");

  private static final Key<String> CLIENT_ID =
      Key.required(
              "clientId", ValueTypes.text(), "Application (client) id of the app registration.")
          .example("00000000-0000-0000-0000-000000000000");

  private static final Key<Secret> CLIENT_SECRET =
      Key.required("clientSecret", OutboundKeys.SECRET, "Client secret of the app registration.")
          .example("env:SLUICE_CLIENT_SECRET");

  private static final Key<Secret> SUBSCRIPTION_KEY =
      Key.required(
              "subscriptionKey",
              OutboundKeys.SECRET,
              "Subscription key of the API, primary or secondary; both share one quota.")
          .example("env:SLUICE_SUBSCRIPTION_KEY");

  private static final Key<URI> API =
      Key.withDefault("api", ValueTypes.webAddress(), PUBLIC_API, "Base address of the API.");

  private static final Key<URI> TOKEN_ENDPOINT =
      Key.optional(
              "tokenEndpoint",
              ValueTypes.webAddress(),
              "Token endpoint, for national clouds and proxies.")
          .derived(
              "the endpoint of `tenant` at login.microsoftonline.com",
              values -> publicTokenEndpoint(values.get(TENANT)))
          .example("https://login.microsoftonline.us/contoso.us/oauth2/v2.0/token");

  private static final Key<String> SCOPE =
      Key.withDefault(
          "scope",
          ValueTypes.text(),
          CustomerInsightsConfig.DEFAULT_SCOPE,
          "OAuth scope that access tokens are requested for.");

  private static final Key<Paths> PATHS =
      Key.withDefault(
          "paths",
          ValueTypes.choice(Paths.class),
          Paths.WORKFLOWS,
          "Path form of the workflow operations: `workflows` as the client libraries call them,"
              + " `manage` (`/manage/workflows/...`) as the newer documentation gives them.");

  /** The keys and their record. */
  public static final ConfigPart<CustomerInsightsConfig> PART =
      new ConfigPart<>(
          "environment",
          List.of(
              INSTANCE_ID,
              TENANT,
              CLIENT_ID,
              CLIENT_SECRET,
              SUBSCRIPTION_KEY,
              API,
              TOKEN_ENDPOINT,
              SCOPE,
              PATHS),
          CustomerInsightsKeys::config);

  private CustomerInsightsKeys() {}

  private static CustomerInsightsConfig config(Settings environment) {
    return new CustomerInsightsConfig(
        environment.get(API),
        environment.get(TOKEN_ENDPOINT),
        environment.get(TENANT),
        environment.get(INSTANCE_ID),
        environment.get(SCOPE),
        new CustomerInsightsConfig.ApiCredentials(
            environment.get(CLIENT_ID),
            environment.get(CLIENT_SECRET),
            environment.get(SUBSCRIPTION_KEY)),
        environment.get(PATHS));
  }

  private static URI publicTokenEndpoint(String tenant) {
    return URI.create(
        "https://login.microsoftonline.com/"
            + URLEncoder.encode(tenant, StandardCharsets.UTF_8)
            + "/oauth2/v2.0/token");
  }
}
