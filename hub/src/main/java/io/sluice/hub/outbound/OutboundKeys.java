package io.sluice.hub.outbound;

import io.sluice.hub.settings.ConfigNode;
import io.sluice.hub.settings.Key;
import io.sluice.hub.settings.Settings;
import io.sluice.hub.settings.ValueType;
import io.sluice.hub.settings.ValueTypes;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configuration keys of the outbound port, and the types that connectors share. */
public final class OutboundKeys {
  /** A reference to a secret; the secret itself is refused. */
  public static final ValueType<Secret> SECRET = new SecretType();

  /** A host and port. */
  public static final ValueType<HostPort> HOST_PORT = new HostPortType();

  /** Private addresses that may be called. */
  public static final Key<List<HostPort>> ALLOW =
      Key.withDefault(
              "allow",
              ValueTypes.listOf(HOST_PORT),
              List.of(),
              "Private or local addresses that flows and webhooks may call, written exactly as"
                  + " there; all other private addresses are refused.")
          .example("[\"10.0.0.5:8080\", \"[fd00::5]:443\"]");

  private OutboundKeys() {}

  /** The configuration of the port, without mail. */
  public static OutboundConfig config(Settings http) {
    return OutboundConfig.defaults().allowing(new LinkedHashSet<>(http.get(ALLOW)));
  }

  private static Map<String, Object> pattern(String pattern) {
    Map<String, Object> keywords = new LinkedHashMap<>();
    keywords.put("type", "string");
    keywords.put("pattern", pattern);
    return keywords;
  }

  private record SecretType() implements ValueType<Secret> {
    @Override
    public Optional<Secret> parse(ConfigNode node) {
      return Optional.ofNullable(ValueTypes.textOf(node)).flatMap(Secret::parse);
    }

    @Override
    public String rule() {
      return "a reference to the secret, env:NAME or file:PATH, never the secret itself";
    }

    @Override
    public String label() {
      return "secret reference";
    }

    @Override
    public String bounds() {
      return "`env:NAME` or `file:PATH`";
    }

    @Override
    public Map<String, Object> schema() {
      return pattern("^(env|file):.");
    }

    @Override
    public boolean confidential() {
      return true;
    }

    @Override
    public Optional<String> unusable(Secret secret) {
      return secret.present()
          ? Optional.empty()
          : Optional.of(
              "refers to nothing: set the variable in the hub's environment, or write the file");
    }
  }

  private record HostPortType() implements ValueType<HostPort> {
    @Override
    public Optional<HostPort> parse(ConfigNode node) {
      try {
        return Optional.ofNullable(ValueTypes.textOf(node)).map(HostPort::parse);
      } catch (IllegalArgumentException malformed) {
        return Optional.empty();
      }
    }

    @Override
    public String rule() {
      return "host:port, as in 127.0.0.1:8080 or [::1]:8080";
    }

    @Override
    public String label() {
      return "host:port";
    }

    @Override
    public Map<String, Object> schema() {
      return pattern("^.+:[0-9]{1,5}$");
    }
  }
}
