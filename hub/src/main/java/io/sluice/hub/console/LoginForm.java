package io.sluice.hub.console;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntSupplier;

/** The login form: exchanges the API token for a session cookie. */
final class LoginForm {
  private static final String MARK = "<!--message-->";
  private static final String WRONG = "<p class=\"wrong\" role=\"alert\">The token is wrong.</p>";

  private final AccessControl guard;
  private final Time time;
  private final IntSupplier port;
  private final HttpReply form;

  LoginForm(AccessControl guard, Time time, IntSupplier port, HttpReply form) {
    this.guard = guard;
    this.time = time;
    this.port = port;
    this.form = form;
  }

  /** The form, as the response in place of a page that requires a session. */
  HttpReply form(int status) {
    return page(status, "");
  }

  Future<HttpReply> login(RoutedRequest request) {
    if (guard.sessions().isEmpty()) {
      return Future.succeededFuture(HttpReply.seeOther("/"));
    }
    if (!guard.isRightToken(token(request.body()), request.address())) {
      return Future.succeededFuture(page(401, WRONG));
    }
    String value = guard.sessions().get().issue(time.instant());
    return Future.succeededFuture(
        HttpReply.seeOther("/")
            .with("Set-Cookie", cookie(value, SessionCookies.LIFETIME.toSeconds())));
  }

  Future<HttpReply> logout(RoutedRequest request) {
    return Future.succeededFuture(HttpReply.seeOther("/").with("Set-Cookie", cookie("", 0)));
  }

  private String cookie(String value, long seconds) {
    return Cookies.set(AccessControl.cookieName(port.getAsInt()), value, seconds);
  }

  private HttpReply page(int status, String message) {
    String html = form.body().toString(StandardCharsets.UTF_8).replace(MARK, message);
    return HttpReply.of(status, form.type(), Buffer.buffer(html));
  }

  /** The form field {@code token}; the content type is ignored. */
  private static String token(Buffer body) {
    QueryStringDecoder fields =
        new QueryStringDecoder(body.toString(StandardCharsets.UTF_8), false);
    return fields.parameters().getOrDefault("token", List.of("")).get(0).strip();
  }
}
