package io.sluice.hub.outbound;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A scripted mail server on the virtual event loop. */
final class FakeMailServer {
  final List<String> commands = new ArrayList<>();
  final List<String> mails = new ArrayList<>();
  final Map<String, String> refusals = new LinkedHashMap<>();
  boolean loseFinalReply;
  boolean hangUpAtData;
  private final int port;

  FakeMailServer(OutboundWorld world) {
    this.port =
        world
            .clock
            .await(
                world
                    .clock
                    .vertx()
                    .createNetServer()
                    .connectHandler(this::connected)
                    .listen(0, "127.0.0.1"),
                OutboundWorld.LONG)
            .actualPort();
  }

  MailServer address() {
    return new MailServer(
        "127.0.0.1", port, MailServer.Tls.NONE, Optional.empty(), Optional.empty());
  }

  private void connected(NetSocket socket) {
    StringBuilder pending = new StringBuilder();
    StringBuilder mail = new StringBuilder();
    boolean[] inData = {false};
    socket.handler(bytes -> received(socket, bytes, pending, mail, inData));
    socket.write("220 fake ESMTP\r\n");
  }

  private void received(
      NetSocket socket, Buffer bytes, StringBuilder pending, StringBuilder mail, boolean[] inData) {
    pending.append(bytes.toString());
    int end = pending.indexOf("\r\n");
    while (end >= 0) {
      String line = pending.substring(0, end);
      pending.delete(0, end + 2);
      if (inData[0]) {
        content(socket, line, mail, inData);
      } else {
        command(socket, line, inData);
      }
      end = pending.indexOf("\r\n");
    }
  }

  private void content(NetSocket socket, String line, StringBuilder mail, boolean[] inData) {
    if (!line.equals(".")) {
      mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
      return;
    }
    inData[0] = false;
    mails.add(mail.toString());
    mail.setLength(0);
    if (loseFinalReply) {
      socket.close();
    } else {
      socket.write("250 queued\r\n");
    }
  }

  private void command(NetSocket socket, String line, boolean[] inData) {
    commands.add(line);
    if (refusals.containsKey(line)) {
      socket.write(refusals.get(line) + "\r\n");
    } else if (line.startsWith("EHLO")) {
      socket.write("250-fake\r\n250 SIZE 1000000\r\n");
    } else if (line.equals("DATA") && hangUpAtData) {
      socket.close();
    } else if (line.equals("DATA")) {
      inData[0] = true;
      socket.write("354 go on\r\n");
    } else if (line.equals("QUIT")) {
      socket.write("221 bye\r\n");
      socket.close();
    } else {
      socket.write("250 ok\r\n");
    }
  }
}
