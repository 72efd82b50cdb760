package io.sluice.hub.ingress;

import io.sluice.hub.outbound.Secret;
import java.util.Optional;

/** Addresses of flows, for commands that print them. */
public final class FlowAddress {
  private FlowAddress() {}

  /**
   * Path and query of a flow's address.
   *
   * @param key key of the signatures; empty when none are required
   */
  public static String of(String flow, String trigger, Optional<Secret> key) {
    String path = CallAddress.path(flow, trigger);
    String signature = new Signatures(key).of(flow, trigger);
    return signature.isEmpty() ? path : path + "?sig=" + signature;
  }
}
