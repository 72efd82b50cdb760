package io.sluice.hub.outbound;

import io.sluice.hub.outbound.Outbound.MailAnswer;
import io.sluice.hub.outbound.Outbound.MailCall;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Runs one {@link SmtpDialog} over one connection. Vert.x's mail client does not report whether a
 * connection was lost before or after the mail was sent, which decides whether a retry is safe.
 */
final class MailSender {
  private static final String CRLF = "\r\n";

  private final NetClient client;
  private final Time time;
  private final Resolver resolver;
  private final MailServer server;

  MailSender(Vertx vertx, Time time, Resolver resolver, MailServer server) {
    this.client = vertx.createNetClient(new NetClientOptions());
    this.time = time;
    this.resolver = resolver;
    this.server = server;
  }

  Future<Void> close() {
    return client.close();
  }

  Future<MailAnswer> send(MailCall call, Attempt attempt) {
    return addresses()
        .compose(found -> client.connect(options(found.get(0))))
        .compose(socket -> new SmtpExchange(socket, call, attempt).run());
  }

  private Future<List<InetAddress>> addresses() {
    return IpLiteral.ipv4(server.host())
        .or(() -> IpLiteral.ipv6(server.host()))
        .map(bytes -> Future.succeededFuture(List.of(address(bytes))))
        .orElseGet(() -> resolver.resolve(server.host()));
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (java.net.UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private ConnectOptions options(InetAddress found) {
    InetSocketAddress socket = new InetSocketAddress(address(found.getAddress()), server.port());
    return new ConnectOptions()
        .setRemoteAddress(SocketAddress.inetSocketAddress(socket))
        .setHost(server.host())
        .setPort(server.port())
        .setSniServerName(server.host())
        .setSsl(server.tls() == MailServer.Tls.TLS)
        .setSslOptions(verifying());
  }

  /** The certificate must be trusted by this machine and match the server's name. */
  private static ClientSSLOptions verifying() {
    return new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS");
  }

  /** One connection. */
  private final class SmtpExchange {
    private final NetSocket socket;
    private final MailCall call;
    private final Attempt attempt;
    private final SmtpDialog dialog;
    private final SmtpReplies replies = new SmtpReplies();
    private final Promise<MailAnswer> done = Promise.promise();

    SmtpExchange(NetSocket socket, MailCall call, Attempt attempt) {
      this.socket = socket;
      this.call = call;
      this.attempt = attempt;
      this.dialog = new SmtpDialog(server, call);
    }

    Future<MailAnswer> run() {
      attempt.closeWith(socket::close);
      dialog.localAddress(socket.localAddress().hostAddress());
      socket.closeHandler(closed -> done.tryFail("the mail server closed the connection"));
      socket.exceptionHandler(done::tryFail);
      socket.handler(this::received);
      return done.future();
    }

    private void received(Buffer bytes) {
      try {
        for (SmtpReply reply : replies.feed(bytes)) {
          carryOut(dialog.on(reply));
        }
      } catch (RuntimeException failed) {
        fail(failed);
      }
    }

    private void carryOut(SmtpDialog.SmtpStep step) {
      if (step instanceof SmtpDialog.Send send) {
        socket.write(send.line() + CRLF);
      } else if (step instanceof SmtpDialog.Encrypt) {
        socket
            .upgradeToSsl(verifying(), server.host())
            .onSuccess(encrypted -> carryOut(dialog.encrypted()))
            .onFailure(this::fail);
      } else if (step instanceof SmtpDialog.Content) {
        attempt.sending();
        socket.write(content());
      } else if (step instanceof SmtpDialog.Finish finish) {
        done.tryComplete(finish.answer());
        quit();
      }
    }

    /** The mail with leading dots doubled (RFC 5321, 4.5.2) and the final line. */
    private Buffer content() {
      String mail = MimeMail.write(call, time.instant()).toString();
      String stuffed = ("\n" + mail).replace("\n.", "\n..").substring(1);
      return Buffer.buffer(stuffed + (stuffed.endsWith(CRLF) ? "" : CRLF) + "." + CRLF);
    }

    private void fail(Throwable cause) {
      if (done.tryFail(cause)) {
        quit();
      }
    }

    private void quit() {
      socket.write("QUIT" + CRLF).onComplete(written -> socket.close());
    }
  }
}
