package io.sluice.simulator.front;

import io.vertx.core.buffer.Buffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An HTTP response.
 *
 * @param status HTTP status code
 * @param headers headers in sending order
 * @param body the body
 */
public record Answer(int status, Map<String, String> headers, AnswerBody body) {

  /** Makes an unmodifiable copy of the headers that keeps their order. */
  public Answer {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** An answer without a body. */
  public static Answer empty(int status) {
    return new Answer(status, Map.of(), new AnswerBody.Whole(Buffer.buffer()));
  }

  /**
   * A JSON answer.
   *
   * @param tree a record of the API's types, or maps and lists
   */
  public static Answer json(int status, Object tree) {
    return new Answer(
        status,
        Map.of("Content-Type", "application/json; charset=utf-8"),
        new AnswerBody.Tree(tree));
  }

  /** A plain text answer. */
  public static Answer text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", Buffer.buffer(text));
  }

  /** An answer of any content type. */
  public static Answer of(int status, String contentType, Buffer bytes) {
    return new Answer(status, Map.of("Content-Type", contentType), new AnswerBody.Whole(bytes));
  }

  /**
   * An answer that is computed in slices.
   *
   * @param next computes the next slice; returns the answer when all is done
   */
  public static Answer later(Supplier<Optional<Answer>> next) {
    return new Answer(202, Map.of(), new AnswerBody.Later(next));
  }

  /** A copy with one header set. */
  public Answer with(String header, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Answer(status, all, body);
  }

  /** A copy with another body, for example a corrupted one. */
  public Answer with(AnswerBody newBody) {
    return new Answer(status, headers, newBody);
  }

  /**
   * The body as text.
   *
   * @throws IllegalStateException if the body is generated in parts or computed later
   */
  public String text() {
    if (body instanceof AnswerBody.Tree tree) {
      return Json.encode(tree.value()).toString();
    }
    if (body instanceof AnswerBody.Whole whole) {
      return whole.bytes().toString();
    }
    throw new IllegalStateException(
        "The body of this answer is generated while it is sent and is not available as text.");
  }
}
