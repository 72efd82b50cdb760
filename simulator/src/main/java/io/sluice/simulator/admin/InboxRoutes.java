package io.sluice.simulator.admin;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Request;
import io.sluice.simulator.sink.Inbox;
import io.sluice.simulator.sink.SmtpPolicy;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Routes of received messages, and of the behaviour of the sinks. */
final class InboxRoutes {
  private static final List<String> MAIL_FIELDS =
      List.of("maxSize", "authRequired", "refused", "greylist", "loseFinalReply");

  private static final int MAX_MAIL_BYTES = 100 * 1_048_576;

  private final SimulatorControl simulator;
  private final InboxPage pages;

  InboxRoutes(SimulatorControl simulator, InboxPage pages) {
    this.simulator = simulator;
    this.pages = pages;
  }

  List<AdminRoute> rows() {
    return List.of(
        new AdminRoute(
            HttpMethod.GET, "inbox", "The page that shows all messages.", "", r -> pages.inbox()),
        new AdminRoute(
            HttpMethod.GET,
            "inbox/teams",
            "Teams messages, oldest first; at most ?limit=1000 of the latest.",
            "",
            r -> list(r, inbox().teams())),
        new AdminRoute(
            HttpMethod.GET, "inbox/mail", "Mails, oldest first.", "", r -> list(r, inbox().mail())),
        new AdminRoute(
            HttpMethod.GET,
            "inbox/webhooks",
            "Webhook deliveries, oldest first.",
            "",
            r -> list(r, inbox().webhooks())),
        new AdminRoute(
            HttpMethod.GET, "inbox/mail/*/html", "The HTML of a mail, sandboxed.", "", this::html),
        new AdminRoute(HttpMethod.DELETE, "inbox", "Deletes all messages.", "", this::empty),
        new AdminRoute(
            HttpMethod.GET, "mail", "The behaviour of the mail server.", "", r -> mail()),
        new AdminRoute(
            HttpMethod.PUT,
            "mail",
            "Changes the behaviour of the mail server; omitted fields keep their value.",
            "{\"refused\":[\"gone@example.com\"],\"greylist\":true,\"loseFinalReply\":false}",
            this::changeMail),
        new AdminRoute(
            HttpMethod.PUT,
            "hooks/*",
            "Sets the signing secret of a webhook receiver; an empty one removes it.",
            "{\"secret\":\"whsec_...\"}",
            this::secret));
  }

  private Inbox inbox() {
    return simulator.inbox();
  }

  private static <T> Answer list(Request request, Inbox.MessageBox<T> box) {
    int limit = (int) ControlRequest.parameter(request, "limit", Inbox.MAX_KEPT, Inbox.MAX_KEPT);
    List<T> all = box.list();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("total", box.total());
    body.put("messages", all.subList(Math.max(0, all.size() - limit), all.size()));
    return Answer.json(200, body);
  }

  private Answer html(Request request) {
    String id = request.segments().get(3);
    return inbox().mail().list().stream()
        .filter(mail -> Long.toString(mail.id()).equals(id))
        .findFirst()
        .map(
            mail ->
                Answer.of(200, "text/html; charset=utf-8", Buffer.buffer(mail.content().html())))
        .map(
            answer ->
                answer
                    .with(
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:")
                    .with("X-Content-Type-Options", "nosniff"))
        .orElseGet(
            () ->
                AdminErrors.of(
                    404, "There is no mail " + id + ".", "GET /_sim/inbox/mail", List.of()));
  }

  private Answer empty(Request request) {
    inbox().clear();
    return Answer.empty(204);
  }

  private Answer mail() {
    SmtpPolicy policy = simulator.mail().policy();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("maxSize", policy.maxSize());
    body.put("authRequired", policy.authRequired());
    body.put("refused", policy.refused());
    body.put("greylist", policy.greylist());
    body.put("loseFinalReply", policy.loseFinalReply());
    return Answer.json(200, body);
  }

  private Answer changeMail(Request request) {
    ControlRequest input = ControlRequest.of(request, "{\"greylist\":true}", MAIL_FIELDS);
    SmtpPolicy old = simulator.mail().policy();
    List<String> refused =
        input
            .texts("refused")
            .map(all -> all.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList())
            .orElse(old.refused());
    simulator
        .mail()
        .policy(
            new SmtpPolicy(
                input.whole("maxSize", 1, MAX_MAIL_BYTES).orElse((long) old.maxSize()).intValue(),
                input.flag("authRequired").orElse(old.authRequired()),
                old.user(),
                old.password(),
                refused,
                input.flag("greylist").orElse(old.greylist()),
                input.flag("loseFinalReply").orElse(old.loseFinalReply())));
    return mail();
  }

  private Answer secret(Request request) {
    String name = request.segments().get(2);
    ControlRequest input =
        ControlRequest.of(request, "{\"secret\":\"whsec_c2VjcmV0\"}", List.of("secret"));
    String secret = input.required("secret", List.of());
    try {
      simulator.webhooks().secret(name, secret);
    } catch (IllegalArgumentException malformed) {
      throw input.refuse("secret", String.valueOf(malformed.getMessage()), List.of());
    }
    return Answer.empty(204);
  }
}
