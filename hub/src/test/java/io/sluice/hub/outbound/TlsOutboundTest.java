package io.sluice.hub.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.gate.GateConfig;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An untrusted certificate ends the call before anything is sent. */
class TlsOutboundTest {
  private static final String PASSWORD = "changeit";
  @TempDir static Path folder;

  private final OutboundWorld world = new OutboundWorld(GateConfig.defaults());
  private final List<String> heard = new ArrayList<>();

  @BeforeAll
  static void makeCertificate() throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=server",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                folder.resolve("server.p12").toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void over_https() {
    int port =
        world
            .clock
            .await(
                world
                    .clock
                    .vertx()
                    .createHttpServer(
                        new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate()))
                    .requestHandler(request -> heard.add(request.path()))
                    .listen(0, "127.0.0.1"),
                OutboundWorld.LONG)
            .actualPort();
    world.allow("127.0.0.1", port);
    assertDistrusted(
        world.failure(
            world.outbound().http(OutboundWorld.get("https://127.0.0.1:" + port + "/secret"))));
    assertThat(heard).isEmpty();
  }

  @Test
  void with_mail_over_tls() {
    MailServer server = mailServer(MailServer.Tls.TLS);
    assertDistrusted(send(server));
    assertThat(heard).isEmpty();
  }

  @Test
  void with_mail_after_starttls() {
    MailServer server = mailServer(MailServer.Tls.STARTTLS);
    assertDistrusted(send(server));
    assertThat(heard).containsExactly("EHLO [127.0.0.1]", "STARTTLS");
  }

  private static void assertDistrusted(OutboundException failed) {
    assertThat(failed.outcome()).isEqualTo(Outcome.UNAVAILABLE);
    assertThat(failed)
        .hasMessageContaining("TLS failed")
        .hasMessageContaining("certification path");
  }

  private OutboundException send(MailServer server) {
    return world.failure(
        world
            .outbound(OutboundConfig.defaults().with(server))
            .mail(SmtpDialogTest.mail("a@x.example")));
  }

  private MailServer mailServer(MailServer.Tls tls) {
    int port =
        world
            .clock
            .await(
                world
                    .clock
                    .vertx()
                    .createNetServer(
                        new NetServerOptions()
                            .setSsl(tls == MailServer.Tls.TLS)
                            .setKeyCertOptions(certificate()))
                    .connectHandler(this::greet)
                    .listen(0, "127.0.0.1"),
                OutboundWorld.LONG)
            .actualPort();
    return new MailServer("127.0.0.1", port, tls, Optional.empty(), Optional.empty());
  }

  private void greet(NetSocket socket) {
    socket.handler(bytes -> answer(socket, bytes));
    socket.write("220 mail\r\n");
  }

  private void answer(NetSocket socket, Buffer bytes) {
    String line = bytes.toString().strip();
    heard.add(line);
    if (line.startsWith("EHLO")) {
      socket.write("250-mail\r\n250 STARTTLS\r\n");
    } else {
      socket.write("220 go on\r\n").compose(written -> socket.upgradeToSsl());
    }
  }

  private static PfxOptions certificate() {
    return new PfxOptions().setPath(folder.resolve("server.p12").toString()).setPassword(PASSWORD);
  }
}
