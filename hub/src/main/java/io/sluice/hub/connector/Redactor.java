package io.sluice.hub.connector;

import io.sluice.hub.outbound.Outbound.HttpAnswer;
import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Removes secrets from texts by their value, also in URL encoding and base64: an answer may repeat
 * what was sent.
 */
public final class Redactor {
  private static final String HIDDEN = "(hidden)";

  /** Shorter values would redact ordinary words. */
  private static final int MIN_LENGTH = 4;

  private final List<String> values = new ArrayList<>();

  /** A redactor of the given values. */
  public static Redactor of(List<String> secrets) {
    Redactor redactor = new Redactor();
    for (String secret : secrets) {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      redactor.add(secret);
      redactor.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
      redactor.add(Base64.getEncoder().encodeToString(bytes));
      redactor.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
      redactor.add(secret.replace("/", "\\/"));
    }
    redactor.values.sort(Comparator.comparingInt(String::length).reversed());
    return redactor;
  }

  private void add(String value) {
    if (value.length() >= MIN_LENGTH && !values.contains(value)) {
      values.add(value);
    }
  }

  /** The answer without the secrets. */
  public HttpAnswer clean(HttpAnswer answer) {
    Map<String, String> headers = new LinkedHashMap<>();
    answer.headers().forEach((name, value) -> headers.put(name, clean(value)));
    String text = answer.body().toString(StandardCharsets.ISO_8859_1);
    String clean = clean(text);
    Buffer body =
        clean.equals(text)
            ? answer.body()
            : Buffer.buffer(clean, StandardCharsets.ISO_8859_1.name());
    return new HttpAnswer(answer.status(), headers, body);
  }

  /** The text without the secrets. */
  public String clean(String text) {
    String clean = text;
    for (String value : values) {
      clean = clean.replace(value, HIDDEN);
    }
    return clean;
  }
}
