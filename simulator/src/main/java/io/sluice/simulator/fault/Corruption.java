package io.sluice.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.AnswerBody;
import io.sluice.simulator.front.Json;
import io.sluice.simulator.front.Request;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/** Corrupts requests and answers. An answer that is not JSON is left unchanged. */
final class Corruption {
  private static final int MEGABYTE = 1_048_576;

  private Corruption() {}

  static Answer malformed(Answer answer) {
    return bytes(answer)
        .map(bytes -> answer.with(new AnswerBody.Whole(bytes.getBuffer(0, bytes.length() * 2 / 3))))
        .orElse(answer);
  }

  static Answer marked(Answer answer) {
    Buffer mark = Buffer.buffer(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
    return bytes(answer)
        .map(bytes -> answer.with(new AnswerBody.Whole(mark.appendBuffer(bytes))))
        .orElse(answer);
  }

  static Answer badUtf8(Answer answer) {
    return bytes(answer)
        .map(
            bytes -> {
              int quote = bytes.toString(StandardCharsets.ISO_8859_1).indexOf("\":\"");
              Buffer bad = bytes.copy();
              if (quote >= 0 && quote + 3 < bad.length()) {
                bad.setByte(quote + 3, (byte) 0xff);
              }
              return answer.with(new AnswerBody.Whole(bad));
            })
        .orElse(answer);
  }

  /** The padding is generated while it is sent, so that it takes one megabyte of memory at most. */
  static Answer large(Answer answer, long megabytes) {
    Optional<Buffer> bytes = bytes(answer);
    return bytes.isEmpty()
        ? answer
        : answer.with(new AnswerBody.Parts(() -> new Padding(bytes.get(), megabytes)));
  }

  private static final class Padding implements Iterator<Buffer> {
    private final Buffer end;
    private long left;
    private boolean ended;

    Padding(Buffer end, long megabytes) {
      this.end = end;
      this.left = megabytes;
    }

    @Override
    public boolean hasNext() {
      return !ended;
    }

    @Override
    public Buffer next() {
      if (ended) {
        throw new NoSuchElementException("the body has ended");
      }
      if (left > 0) {
        left--;
        return Buffer.buffer(" ".repeat(MEGABYTE));
      }
      ended = true;
      return end;
    }
  }

  static Answer word(Answer answer, String field, String word) {
    return everyObject(
        answer,
        object -> {
          if (object.has(field)) {
            object.put(field, word);
          }
        });
  }

  static Answer drop(Answer answer, String field) {
    return everyObject(answer, object -> object.remove(field));
  }

  static Answer extra(Answer answer) {
    return everyObject(answer, object -> object.put("xNotInTheDescription", true));
  }

  static Answer shorten(Answer answer, int rows) {
    return tree(answer)
        .map(
            tree -> {
              JsonNode list = tree.isArray() ? tree : tree.path("value");
              if (list instanceof ArrayNode array) {
                while (array.size() > rows) {
                  array.remove(array.size() - 1);
                }
              }
              return answer.with(new AnswerBody.Tree(tree));
            })
        .orElse(answer);
  }

  static Request withoutSkip(Request request) {
    Map<String, List<String>> query = new LinkedHashMap<>(request.query());
    query.keySet().removeIf(name -> name.equalsIgnoreCase("$skip"));
    query.keySet().removeIf(name -> name.equalsIgnoreCase("$skiptoken"));
    return request.at(request.path(), query);
  }

  static Request shifted(Request request, long by) {
    String skip = request.parameter("$skip").orElse("0");
    if (!skip.matches("[0-9]{1,15}") || skip.equals("0")) {
      return request;
    }
    Map<String, List<String>> query = new LinkedHashMap<>(withoutSkip(request).query());
    query.put("$skip", List.of(Long.toString(Math.max(0, Long.parseLong(skip) + by))));
    return request.at(request.path(), query);
  }

  private static Answer everyObject(Answer answer, Consumer<ObjectNode> change) {
    return tree(answer)
        .map(
            tree -> {
              visit(tree, change);
              return answer.with(new AnswerBody.Tree(tree));
            })
        .orElse(answer);
  }

  private static void visit(JsonNode node, Consumer<ObjectNode> change) {
    node.forEach(child -> visit(child, change));
    if (node instanceof ObjectNode object) {
      change.accept(object);
    }
  }

  private static Optional<JsonNode> tree(Answer answer) {
    return bytes(answer).flatMap(Json::parse).filter(JsonNode::isContainerNode);
  }

  private static Optional<Buffer> bytes(Answer answer) {
    if (answer.body() instanceof AnswerBody.Tree tree) {
      return Optional.of(Json.encode(tree.value()));
    }
    return answer.body() instanceof AnswerBody.Whole whole
        ? Optional.of(whole.bytes())
        : Optional.empty();
  }
}
