package io.sluice.simulator.sink;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Speaks SMTP on a socket; every decision is {@link SmtpSession}'s. */
public final class SmtpServer {
  /** Longest line taken, in bytes; RFC 5321 allows 1,000, mailers send more. */
  private static final int LONGEST_LINE = 65_536;

  private static final int IDLE_SECONDS = 300;

  private final NetServer server;
  private final Supplier<SmtpSession> sessions;

  /**
   * Makes a server that does not listen yet.
   *
   * @param sessions begins a conversation
   */
  public SmtpServer(Vertx vertx, Supplier<SmtpSession> sessions) {
    this.sessions = sessions;
    this.server =
        vertx
            .createNetServer(
                new NetServerOptions()
                    .setIdleTimeout(IDLE_SECONDS)
                    .setIdleTimeoutUnit(TimeUnit.SECONDS))
            .connectHandler(this::converse);
  }

  /** Listens and gives the port. */
  public Future<Integer> listen(String host, int port) {
    return server.listen(port, host).map(NetServer::actualPort);
  }

  private void converse(NetSocket socket) {
    SmtpSession session = sessions.get();
    RecordParser lines =
        RecordParser.newDelimited(
            "\r\n", line -> say(socket, session.line(line.toString(StandardCharsets.ISO_8859_1))));
    lines.maxRecordSize(LONGEST_LINE);
    lines.exceptionHandler(
        tooLong -> say(socket, new SmtpSession.SmtpReply("500 5.5.2 Line too long\r\n", true)));
    socket.handler(lines);
    say(socket, session.greeting());
  }

  private static void say(NetSocket socket, SmtpSession.SmtpReply reply) {
    if (!reply.text().isEmpty()) {
      socket.write(Buffer.buffer(reply.text(), StandardCharsets.UTF_8.name()));
    }
    if (reply.close()) {
      socket.close();
    }
  }
}
