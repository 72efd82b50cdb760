package io.sluice.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Json;
import io.sluice.simulator.front.Request;
import io.sluice.simulator.sink.Inbox;
import io.sluice.simulator.sink.SmtpPolicy;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the sinks received, and how they behave. */
final class InboxRoutes {
  private final Backstage backstage;
  private final Pages pages;

  InboxRoutes(Backstage backstage, Pages pages) {
    this.backstage = backstage;
    this.pages = pages;
  }

  List<AdminRoute> rows() {
    return List.of(
        new AdminRoute(
            "GET", "inbox", "The page on which a person reads everything.", "", r -> pages.inbox()),
        new AdminRoute(
            "GET",
            "inbox/teams",
            "Teams messages, oldest first; ?limit=1000 of the latest.",
            "",
            r -> list(r, inbox().teams())),
        new AdminRoute(
            "GET", "inbox/mail", "Mails, oldest first.", "", r -> list(r, inbox().mail())),
        new AdminRoute(
            "GET",
            "inbox/webhooks",
            "Webhook deliveries, oldest first.",
            "",
            r -> list(r, inbox().webhooks())),
        new AdminRoute("GET", "inbox/mail/*/html", "One mail's HTML, shut in.", "", this::html),
        new AdminRoute("DELETE", "inbox", "Empties the inbox.", "", this::empty),
        new AdminRoute("GET", "mail", "How the mail server behaves.", "", r -> mail()),
        new AdminRoute(
            "PUT",
            "mail",
            "Changes how the mail server behaves; what is left out stays.",
            "{\"refused\":[\"gone@example.com\"],\"greylist\":true,\"loseFinalReply\":false}",
            this::changeMail),
        new AdminRoute(
            "PUT",
            "hooks/*",
            "Gives a webhook receiver a signing secret; an empty one takes it away.",
            "{\"secret\":\"whsec_...\"}",
            this::secret));
  }

  private Inbox inbox() {
    return backstage.inbox();
  }

  private static <T> Answer list(Request request, Inbox.Box<T> box) {
    int limit =
        request
            .parameter("limit")
            .filter(text -> text.matches("[0-9]{1,4}"))
            .map(Integer::valueOf)
            .orElse(Inbox.KEPT);
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
        .map(mail -> Answer.of(200, "text/html; charset=utf-8", Buffer.buffer(mail.html())))
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
    SmtpPolicy policy = backstage.mail().policy();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("maxSize", policy.maxSize());
    body.put("authRequired", policy.authRequired());
    body.put("refused", policy.refused());
    body.put("greylist", policy.greylist());
    body.put("loseFinalReply", policy.loseFinalReply());
    return Answer.json(200, body);
  }

  private Answer changeMail(Request request) {
    JsonNode body = Json.parse(request.body()).orElse(Json.tree(List.of()));
    if (!body.isObject()) {
      return AdminErrors.of(
          400,
          "The body must be a JSON object.",
          "For example {\"greylist\":true}",
          List.of("maxSize", "authRequired", "refused", "greylist", "loseFinalReply"));
    }
    SmtpPolicy old = backstage.mail().policy();
    List<String> refused = new ArrayList<>();
    body.path("refused")
        .forEach(one -> refused.add(one.asText().toLowerCase(java.util.Locale.ROOT)));
    backstage
        .mail()
        .policy(
            new SmtpPolicy(
                body.path("maxSize").asInt(old.maxSize()),
                body.path("authRequired").asBoolean(old.authRequired()),
                old.user(),
                old.password(),
                body.has("refused") ? refused : old.refused(),
                body.path("greylist").asBoolean(old.greylist()),
                body.path("loseFinalReply").asBoolean(old.loseFinalReply())));
    return mail();
  }

  private Answer secret(Request request) {
    String name = request.segments().get(2);
    JsonNode body = Json.parse(request.body()).orElse(Json.tree(Map.of()));
    try {
      backstage.webhooks().secret(name, body.path("secret").asText());
    } catch (IllegalArgumentException malformed) {
      return AdminErrors.of(
          400, String.valueOf(malformed.getMessage()), "For example whsec_c2VjcmV0", List.of());
    }
    return Answer.empty(204);
  }
}
