package io.sluice.simulator.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.simulator.front.Request;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Body of a control request, parsed strictly: malformed JSON, unknown fields and values of the
 * wrong type are refused.
 */
final class ControlRequest {
  private static final ObjectMapper READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** Upper bound of sizes, values and thresholds. */
  private static final BigDecimal MAX_NUMBER = BigDecimal.TEN.pow(15);

  private static final int DECIMALS = 18;

  private final ObjectNode body;
  private final String hint;

  private ControlRequest(ObjectNode body, String hint) {
    this.body = body;
    this.hint = hint;
  }

  /**
   * Parses a body that must be one JSON object.
   *
   * @param example example shown in the error
   * @param known the accepted fields
   */
  static ControlRequest of(Request request, String example, List<String> known) {
    String hint = example.isEmpty() ? "Send no body." : "For example " + example;
    JsonNode tree = tree(request, hint);
    if (!(tree instanceof ObjectNode object)) {
      throw new InvalidControlRequest(
          "", "The body must be a JSON object, not " + tree + ".", hint, known);
    }
    Iterator<String> names = object.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new InvalidControlRequest(
            name, "\"" + name + "\" is not a field of this request.", hint, known);
      }
    }
    return new ControlRequest(object, hint);
  }

  /** Like {@link #of}, but an empty body is an object without fields. */
  static ControlRequest orNothing(Request request, String example, List<String> known) {
    return request.body().length() == 0
        ? new ControlRequest(JsonNodeFactory.instance.objectNode(), "")
        : of(request, example, known);
  }

  /** Parses a body that may be any JSON document. */
  static JsonNode tree(Request request, String hint) {
    try {
      JsonNode tree = READER.readTree(request.body().getBytes());
      if (tree == null || tree.isMissingNode()) {
        throw new InvalidControlRequest("", "The body is empty; it must be JSON.", hint, List.of());
      }
      return tree;
    } catch (JsonProcessingException malformed) {
      String where =
          malformed.getLocation() == null
              ? ""
              : " (line %d, column %d)"
                  .formatted(
                      malformed.getLocation().getLineNr(), malformed.getLocation().getColumnNr());
      throw new InvalidControlRequest(
          "",
          "The body is not JSON" + where + ": " + malformed.getOriginalMessage() + ".",
          hint,
          List.of());
    } catch (IOException unreadable) {
      throw new InvalidControlRequest(
          "", "The body is not JSON: " + unreadable + ".", hint, List.of());
    }
  }

  /** Whether a field is present. */
  boolean has(String name) {
    return body.has(name);
  }

  /** A field of any type; empty if absent. */
  Optional<JsonNode> node(String name) {
    return Optional.ofNullable(body.get(name));
  }

  /** A text; empty if absent. */
  Optional<String> text(String name) {
    return node(name).map(value -> checked(name, "a text", value.isTextual(), value).asText());
  }

  /** A required text. */
  String required(String name, List<String> choices) {
    return text(name)
        .orElseThrow(
            () ->
                new InvalidControlRequest(
                    name, "\"" + name + "\" is required and must be a text.", hint, choices));
  }

  /** A boolean; empty if absent. */
  Optional<Boolean> flag(String name) {
    return node(name)
        .map(value -> checked(name, "true or false", value.isBoolean(), value).asBoolean());
  }

  /** A whole number within inclusive bounds; empty if absent. */
  Optional<Long> whole(String name, long min, long max) {
    String shape = "a whole number from " + min + " to " + max;
    return node(name)
        .map(
            value -> {
              boolean whole = value.isIntegralNumber() && value.canConvertToLong();
              long number = value.asLong();
              return checked(name, shape, whole && number >= min && number <= max, value).asLong();
            });
  }

  /** A number from -1e15 to 1e15 with at max {@value #DECIMALS} decimals; empty if absent. */
  Optional<BigDecimal> number(String name) {
    String shape = "a number from -1e15 to 1e15 with at max 18 decimals";
    return node(name)
        .map(
            value ->
                checked(name, shape, value.isNumber() && fits(value.decimalValue()), value)
                    .decimalValue());
  }

  private static boolean fits(BigDecimal number) {
    return number.abs().compareTo(MAX_NUMBER) <= 0 && number.scale() <= DECIMALS;
  }

  /** A list of texts; empty if absent. */
  Optional<List<String>> texts(String name) {
    return node(name)
        .map(
            value -> {
              List<String> texts = new ArrayList<>();
              for (JsonNode item : checked(name, "a list of texts", value.isArray(), value)) {
                texts.add(checked(name, "a list of texts", item.isTextual(), item).asText());
              }
              return texts;
            });
  }

  /** Creates the error for an invalid field. */
  InvalidControlRequest refuse(String name, String error, List<String> choices) {
    return new InvalidControlRequest(name, error, hint, choices);
  }

  private JsonNode checked(String name, String shape, boolean good, JsonNode value) {
    if (!good) {
      throw new InvalidControlRequest(
          name,
          "\"" + name + "\" must be " + shape + ", not " + body.get(name) + ".",
          hint,
          List.of());
    }
    return value;
  }

  /** A whole number in the query; values above the maximum are reduced to it. */
  static long parameter(Request request, String name, long defaultValue, long max) {
    Optional<String> text = request.parameter(name);
    if (text.isPresent() && !text.get().matches("[0-9]{1,15}")) {
      throw new InvalidControlRequest(
          name,
          "?" + name + "= must be a whole number from 0, not \"" + text.get() + "\".",
          "For example ?" + name + "=" + defaultValue,
          List.of());
    }
    return text.map(Long::parseLong).map(number -> Math.min(number, max)).orElse(defaultValue);
  }
}
