package io.sluice.hub.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/**
 * Checks whether an address may be called and accepts connections. Applies the rules of a call,
 * connects and disconnects; nothing is sent, so no permit is needed. Blocks for a few seconds at
 * most, plus the time of the system's resolver.
 */
public final class Reachability {
  private static final int CONNECT_MILLIS = 5_000;

  private Reachability() {}

  /**
   * Connects to an HTTP address.
   *
   * @return host and port; the rest of the address may be a secret
   * @throws OutboundException with the violated rule or the network's error
   */
  public static String connect(URI uri, OutboundConfig config) {
    Target target = Target.of(uri, config.allowed());
    open(target.choose(resolve(target.host())), target.port(), target.label());
    return target.label();
  }

  /**
   * Connects to a mail server, which may have a private address.
   *
   * @return host and port
   * @throws OutboundException with the network's error
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
      socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
    } catch (IOException refused) {
      throw new OutboundException(Outcome.UNAVAILABLE, label + ": " + Causes.text(refused));
    }
  }
}
