package io.sluice.simulator.admin;

import io.sluice.simulator.front.Answer;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The inbox page and its files, loaded from the jar at startup. */
final class InboxPage {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src"
          + " 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final Answer inbox = page("inbox.html", "text/html");
  private final Map<String, Answer> files = new LinkedHashMap<>();

  InboxPage() {
    files.put("page/inbox.css", page("inbox.css", "text/css"));
    files.put("page/inbox.js", page("inbox.js", "text/javascript"));
    files.put("page/cards.js", page("cards.js", "text/javascript"));
  }

  Answer inbox() {
    return inbox;
  }

  /** A file of the page by its path under {@code /_sim}. */
  Optional<Answer> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  private static Answer page(String name, String type) {
    try (InputStream in = InboxPage.class.getResourceAsStream("/simulator-page/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks /simulator-page/" + name);
      }
      return Answer.of(200, type + "; charset=utf-8", Buffer.buffer(in.readAllBytes()))
          .with("Content-Security-Policy", POLICY)
          .with("X-Content-Type-Options", "nosniff")
          .with("Referrer-Policy", "no-referrer")
          .with("Cache-Control", "no-store");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read /simulator-page/" + name, e);
    }
  }
}
