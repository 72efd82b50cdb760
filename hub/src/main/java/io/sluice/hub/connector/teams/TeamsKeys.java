package io.sluice.hub.connector.teams;

import io.sluice.hub.connector.teams.TeamsConfig.WebhookForm;
import io.sluice.hub.outbound.OutboundKeys;
import io.sluice.hub.outbound.Secret;
import io.sluice.hub.settings.ConfigPart;
import io.sluice.hub.settings.Key;
import io.sluice.hub.settings.KeyGroup;
import io.sluice.hub.settings.NamedKeyGroups;
import io.sluice.hub.settings.Settings;
import io.sluice.hub.settings.ValueTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of section {@code teams}. */
public final class TeamsKeys {
  private static final Key<Secret> WEBHOOK =
      Key.required(
              "webhook",
              OutboundKeys.SECRET,
              "Address of the channel's webhook; whoever knows it can post, so it is a secret.")
          .example("env:SLUICE_TEAMS_DATA_OPS");

  private static final Key<WebhookForm> FORM =
      Key.withDefault(
          "form",
          ValueTypes.choice(WebhookForm.class),
          WebhookForm.WORKFLOW,
          "Kind of webhook: `workflow` for the Workflows app (answers 202), `classic` for the"
              + " older incoming webhook (answers 200).");

  private static final NamedKeyGroups CHANNELS =
      new NamedKeyGroups(
          "channels",
          "Channels by the name that flows use.",
          "data-ops",
          KeyGroup.of("CHANNEL", "One channel.", List.of(WEBHOOK, FORM)));

  /** The keys and their record. */
  public static final ConfigPart<TeamsConfig> PART =
      new ConfigPart<>("teams", List.of(CHANNELS), TeamsKeys::config);

  private TeamsKeys() {}

  private static TeamsConfig config(Settings teams) {
    Map<String, TeamsConfig.Channel> channels = new LinkedHashMap<>();
    teams
        .named(CHANNELS)
        .forEach(
            (name, channel) ->
                channels.put(
                    name, new TeamsConfig.Channel(channel.get(WEBHOOK), channel.get(FORM))));
    return new TeamsConfig(channels);
  }
}
