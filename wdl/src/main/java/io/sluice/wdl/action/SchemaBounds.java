package io.sluice.wdl.action;

import io.sluice.wdl.json.Json;
import io.sluice.wdl.json.TextForm;
import io.sluice.wdl.json.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The keywords of a JSON schema that bound sizes and numbers. Each violation is reported with its
 * keyword and the message of Newtonsoft.Json.Schema.
 */
final class SchemaBounds {
  private final Map<?, ?> rules;
  private final BiConsumer<String, String> broken;

  SchemaBounds(Map<?, ?> rules, BiConsumer<String, String> broken) {
    this.rules = rules;
    this.broken = broken;
  }

  void text(String value) {
    int length = value.codePointCount(0, value.length());
    size("Length", "String '" + value + "'", "length", length);
  }

  void array(List<?> value) {
    size("Items", "Array item count " + value.size(), "count", value.size());
    Map<Integer, List<@Nullable Object>> seen = new LinkedHashMap<>();
    boolean unique = Boolean.TRUE.equals(rules.get("uniqueItems"));
    for (int i = 0; unique && i < value.size(); i++) {
      Object item = value.get(i);
      List<@Nullable Object> alike =
          seen.computeIfAbsent(Values.hash(item), hash -> new ArrayList<>());
      if (alike.stream().anyMatch(before -> Values.equal(before, item))) {
        broken.accept("uniqueItems", "Non-unique array item at index " + i + ".");
      } else {
        alike.add(item);
      }
    }
  }

  void object(Map<?, ?> value) {
    size("Properties", "Object property count " + value.size(), "count", value.size());
  }

  private void size(String what, String subject, String unit, int size) {
    if (rules.get("min" + what) instanceof Long least && size < least) {
      String message = subject + " is less than minimum " + unit + " of " + least + ".";
      broken.accept("min" + what, message);
    }
    if (rules.get("max" + what) instanceof Long most && size > most) {
      String message = subject + " exceeds maximum " + unit + " of " + most + ".";
      broken.accept("max" + what, message);
    }
  }

  void number(Number value) {
    String subject = (Values.isInteger(value) ? "Integer " : "Float ") + Json.write(value);
    limit("minimum", "exclusiveMinimum", value, subject);
    limit("maximum", "exclusiveMaximum", value, subject);
    if (rules.get("multipleOf") instanceof Number unit && !isMultiple(value, unit)) {
      broken.accept("multipleOf", subject + " is not a multiple of " + TextForm.of(unit) + ".");
    }
  }

  /** A limit; its exclusive keyword is a boolean in draft 4 and a limit of its own in draft 6. */
  private void limit(String rule, String exclusiveRule, Number value, String subject) {
    boolean alone = rules.get(exclusiveRule) instanceof Number;
    if (!(rules.get(alone ? exclusiveRule : rule) instanceof Number limit)) {
      return;
    }
    boolean least = rule.equals("minimum");
    int beyond = Values.compare(value, limit) * (least ? -1 : 1);
    String shown = " " + rule + " value of " + TextForm.of(limit);
    if (beyond > 0) {
      broken.accept(rule, subject + (least ? " is less than" : " exceeds") + shown + ".");
    } else if (beyond == 0 && (alone || Boolean.TRUE.equals(rules.get(exclusiveRule)))) {
      broken.accept(rule, subject + " equals" + shown + " and exclusive " + rule + " is true.");
    }
  }

  private static boolean isMultiple(Number value, Number unit) {
    BigDecimal divisor = exact(unit);
    return divisor.signum() == 0 || exact(value).remainder(divisor).signum() == 0;
  }

  private static BigDecimal exact(Number number) {
    return number instanceof Double real ? TextForm.shortest(real) : Values.toDecimal(number);
  }
}
