package io.sluice.hub.cli.doctor;

import io.sluice.hub.config.HubConfig;
import io.sluice.hub.connector.Receiver;
import io.sluice.hub.outbound.OutboundConfig;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.outbound.Reachability;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Checks the receivers of flows: whether the address is allowed, resolves, and accepts connections.
 */
final class ReceiverCheck {
  private ReceiverCheck() {}

  static List<CheckFinding> all(Installation installation) {
    if (installation.config().isEmpty()) {
      return List.of(CheckFinding.skipped(installation.loaded().missing()));
    }
    HubConfig config = installation.config().get();
    OutboundConfig rules = config.outbound();
    List<CheckFinding> findings = new ArrayList<>();
    for (Receiver receiver : config.connectors().receivers()) {
      if (receiver instanceof Receiver.WebReceiver web) {
        findings.add(web(web.label(), web.address(), rules));
      } else if (receiver instanceof Receiver.MailReceiver mail) {
        findings.add(reached(mail.label(), () -> Reachability.connect(mail.server())));
      }
    }
    return findings.isEmpty()
        ? List.of(CheckFinding.ok("No receiver is configured."))
        : List.copyOf(findings);
  }

  private static CheckFinding web(String what, Supplier<URI> address, OutboundConfig rules) {
    CheckFinding reached = reached(what, () -> Reachability.connect(address.get(), rules));
    boolean plain =
        reached.state() == CheckFinding.State.OK
            && "http".equalsIgnoreCase(address.get().getScheme());
    return plain
        ? CheckFinding.warning(
            what
                + " is reachable, but over http: anybody on the network path can read what is"
                + " sent.",
            "Use https, unless the receiver runs on this machine.")
        : reached;
  }

  private static CheckFinding reached(String what, Supplier<String> connect) {
    try {
      return CheckFinding.ok(
          what + " accepts connections at " + connect.get() + "; nothing was sent.");
    } catch (OutboundException refused) {
      return CheckFinding.failed(
          what + " cannot be reached: " + refused.getMessage() + ".",
          refused.outcome() == Outcome.REJECTED
              ? "Correct the address in the configuration, or allow it in http.allow."
              : "Check the address, the firewall, and that the receiver is running.");
    }
  }
}
