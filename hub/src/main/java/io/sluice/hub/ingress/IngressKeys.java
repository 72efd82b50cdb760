package io.sluice.hub.ingress;

import io.sluice.hub.outbound.Secret;
import io.sluice.hub.settings.Key;
import io.sluice.hub.settings.KeyGroup;
import io.sluice.hub.settings.Settings;
import io.sluice.hub.settings.ValueTypes;
import java.util.List;
import java.util.Optional;

/** The keys of section {@code ingress}. */
public final class IngressKeys {
  private static final Key<String> HOST =
      Key.withDefault(
          "host",
          ValueTypes.text(),
          "127.0.0.1",
          "Address to listen on; without signatures only a loopback address.");

  private static final Key<Integer> PORT =
      Key.withDefault(
          "port",
          ValueTypes.wholeNumber(0, 65_535),
          IngressConfig.DEFAULT_PORT,
          "Port at which flows are called; 0 takes a free one.");

  private static final Key<Integer> MAX_BYTES =
      Key.withDefault(
              "maxBytes",
              ValueTypes.wholeNumber(1_024, Integer.MAX_VALUE),
              IngressConfig.DEFAULT_BYTES,
              "Largest request body in bytes; larger ones are answered with 413.")
          .formerly("mostBytes");

  private static final Key<Boolean> SIGNATURES =
      Key.withDefault(
          "signatures",
          ValueTypes.flag(),
          true,
          "Requires the signature (`sig`) in the address of a call; `sluice flow url` prints it.");

  /** The section. */
  public static final KeyGroup SECTION =
      KeyGroup.of(
              "ingress",
              "Where flows with a Request trigger are called over HTTP; switched off when the"
                  + " section is absent.",
              List.of(HOST, PORT, MAX_BYTES, SIGNATURES))
          .switchedOffWhenAbsent();

  private IngressKeys() {}

  /**
   * The configuration of the ingress.
   *
   * @param key what signatures are made with
   * @throws IllegalArgumentException without signatures on an address of other machines
   */
  public static IngressConfig config(Settings ingress, Secret key) {
    Optional<Secret> used = ingress.get(SIGNATURES) ? Optional.of(key) : Optional.empty();
    return IngressConfig.of(ingress.get(HOST), ingress.get(PORT), used)
        .withMaxBytes(ingress.get(MAX_BYTES));
  }
}
