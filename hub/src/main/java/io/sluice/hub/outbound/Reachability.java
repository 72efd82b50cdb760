package io.sluice.hub.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/**
 * Whether an address may be called and somebody listens there: checks it as a call would, connects
 * and hangs up. Nothing is sent, so no permit is needed. Blocks for a few seconds at most, and for
 * as long as the system's resolver takes.
 */
public final class Reachability {
  private static final int MILLIS = 5_000;

  private Reachability() {}

  /**
   * Connects to an HTTP address.
   *
   * @return host and port; the rest of an address may be a secret
   * @throws OutboundException with the broken rule, or what the network said
   */
  public static String connect(URI uri, OutboundConfig config) {
    Target target = Target.of(uri, config.allowed());
    open(target.choose(resolve(target.host())), target.port(), target.label());
    return target.label();
  }

  /**
   * Connects to a mail server; the configuration names it, so that it may be private.
   *
   * @return host and port
   * @throws OutboundException with what the network said
   */
  public static String connect(MailServer server) {
    String label = new HostPort(server.host(), server.port()).toString();
    List<InetAddress> addresses = resolve(server.host());
    open(addresses.get(0), server.port(), label);
    return label;
  }

  private static List<InetAddress> resolve(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (IOException unknown) {
      throw new OutboundException(Outcome.UNAVAILABLE, host + ": " + Causes.text(unknown));
    }
  }

  private static void open(InetAddress address, int port, String label) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), MILLIS);
    } catch (IOException refused) {
      throw new OutboundException(Outcome.UNAVAILABLE, label + ": " + Causes.text(refused));
    }
  }
}
