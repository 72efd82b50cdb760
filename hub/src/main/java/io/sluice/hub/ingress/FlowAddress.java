package io.sluice.hub.ingress;

import io.sluice.hub.outbound.Secret;
import java.util.Optional;

/** The addresses of flows, for those who hand them out. */
public final class FlowAddress {
  private FlowAddress() {}

  /**
   * Path and query at which a flow is called.
   *
   * @param key what signatures are made with; empty when none are asked for
   */
  public static String of(String flow, String trigger, Optional<Secret> key) {
    String path = CallAddress.path(flow, trigger);
    String signature = new Signatures(key).of(flow, trigger);
    return signature.isEmpty() ? path : path + "?sig=" + signature;
  }
}
