package io.sluice.simulator.world.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.simulator.fault.FaultPlan;
import io.sluice.simulator.fault.Faults;
import io.sluice.simulator.fault.InvalidRuleException;
import io.sluice.simulator.world.spec.FaultChange;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads scenario steps that activate and deactivate fault rules: {@code break} with any rule,
 * {@code throttle} for a rule that rejects calls with 429, {@code restore} with a fault's name or
 * {@code all}.
 */
final class FaultChangeReader {
  /** Fields of a step, in the order of the documentation. */
  static final List<String> FIELDS = List.of("break", "throttle", "restore");

  private FaultChangeReader() {}

  /** Reads the fault change of a step. */
  static @Nullable FaultChange read(Fields in, String field) {
    return switch (field) {
      case "break" -> rule(in, field, object(in, field));
      case "throttle" -> {
        ObjectNode rule = JsonNodeFactory.instance.objectNode().put("fault", "throttle");
        rule.put("where", "api");
        @Nullable ObjectNode given = object(in, field);
        if (given != null && given.has("fault")) {
          in.problemAt("throttle.fault", "is not known here; break takes any fault");
        }
        yield given == null ? null : rule(in, field, rule.setAll(given));
      }
      default -> restore(in);
    };
  }

  private static @Nullable ObjectNode object(Fields in, String field) {
    @Nullable Doc doc = in.doc(field);
    if (doc instanceof Doc.Scalar scalar && scalar.text() == null && field.equals("throttle")) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (doc instanceof Doc.Mapping mapping) {
      return (ObjectNode) json(mapping);
    }
    in.problem(field, "must be a fault rule such as {fault: status, status: 503, for: 2m}");
    return null;
  }

  private static @Nullable FaultChange rule(Fields in, String field, @Nullable ObjectNode rule) {
    if (rule == null) {
      return null;
    }
    for (String absolute : List.of("from", "until")) {
      if (rule.has(absolute)) {
        in.problemAt(
            field + "." + absolute,
            "is not known in a scenario, whose times count from its begin; use at and for");
        return null;
      }
    }
    Optional<Duration> length = Durations.parse(rule.path("for").asText());
    if (rule.has("for") && length.isEmpty()) {
      in.problemAt(field + ".for", "must be " + Durations.SHAPE);
      return null;
    }
    length.ifPresent(some -> rule.put("for", some.toString()));
    try {
      FaultPlan.check(rule);
    } catch (InvalidRuleException bad) {
      String at = bad.field().isEmpty() ? field : field + "." + bad.field();
      in.problemAt(at, String.valueOf(bad.getMessage()));
      return null;
    }
    return new FaultChange(rule.path("fault").asText(), rule.toString());
  }

  private static @Nullable FaultChange restore(Fields in) {
    String name = in.text("restore");
    if (!name.equals(FaultChange.ALL) && !Faults.names().contains(name)) {
      in.problem("restore", "must be all, or one of " + String.join(", ", Faults.names()));
      return null;
    }
    return new FaultChange(name, null);
  }

  private static JsonNode json(Doc doc) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (doc instanceof Doc.Mapping mapping) {
      ObjectNode object = make.objectNode();
      mapping.fields().forEach((name, value) -> object.set(name, json(value)));
      return object;
    }
    if (doc instanceof Doc.Sequence sequence) {
      ArrayNode array = make.arrayNode();
      sequence.items().forEach(item -> array.add(json(item)));
      return array;
    }
    Doc.Scalar scalar = (Doc.Scalar) doc;
    @Nullable String text = scalar.text();
    if (text == null) {
      return make.nullNode();
    }
    Optional<BigDecimal> number = scalar.plain() ? Numbers.parse(text) : Optional.empty();
    if (number.isPresent()) {
      return number.get().scale() == 0 && number.get().precision() < 18
          ? make.numberNode(number.get().longValueExact())
          : make.numberNode(number.get());
    }
    return scalar.plain() && (text.equals("true") || text.equals("false"))
        ? make.booleanNode(text.equals("true"))
        : make.textNode(text);
  }
}
