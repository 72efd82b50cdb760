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

/** Socket side of the SMTP server; all decisions are made by {@link SmtpSession}. */
public final class SmtpServer {
  /** Maximum line length in bytes. RFC 5321 allows 1,000, but some clients send longer lines. */
  private static final int MAX_LINE_BYTES = 65_536;

  private static final int IDLE_SECONDS = 300;

  private final NetServer server;
  private final Supplier<SmtpSession> sessions;

  /**
   * Creates a server that does not listen yet.
   *
   * @param sessions creates a session per connection
   */
  public SmtpServer(Vertx vertx, Supplier<SmtpSession> sessions) {
    this.sessions = sessions;
    this.server =
        vertx
            .createNetServer(
                new NetServerOptions()
                    .setIdleTimeout(IDLE_SECONDS)
                    .setIdleTimeoutUnit(TimeUnit.SECONDS))
            .connectHandler(this::serve);
  }

  /** Starts listening; completes with the port. */
  public Future<Integer> listen(String host, int port) {
    return server.listen(port, host).map(NetServer::actualPort);
  }

  private void serve(NetSocket socket) {
    SmtpSession session = sessions.get();
    RecordParser lines =
        RecordParser.newDelimited(
            "\r\n", line -> send(socket, session.line(line.toString(StandardCharsets.ISO_8859_1))));
    lines.maxRecordSize(MAX_LINE_BYTES);
    lines.exceptionHandler(
        tooLong -> send(socket, new SmtpSession.SmtpReply("500 5.5.2 Line too long\r\n", true)));
    socket.handler(lines);
    send(socket, session.greeting());
  }

  private static void send(NetSocket socket, SmtpSession.SmtpReply reply) {
    if (!reply.text().isEmpty()) {
      socket.write(Buffer.buffer(reply.text(), StandardCharsets.UTF_8.name()));
    }
    if (reply.close()) {
      socket.close();
    }
  }
}
