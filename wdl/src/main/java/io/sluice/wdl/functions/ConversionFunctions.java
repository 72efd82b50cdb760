package io.sluice.wdl.functions;

import static io.sluice.wdl.expression.Function.eager;

import io.sluice.wdl.culture.NumberParser;
import io.sluice.wdl.expression.Arguments;
import io.sluice.wdl.expression.Difference;
import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import io.sluice.wdl.json.Binary;
import io.sluice.wdl.json.Chars;
import io.sluice.wdl.json.Decimals;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.json.SyntaxException;
import io.sluice.wdl.json.TextForm;
import io.sluice.wdl.json.Values;
import io.sluice.wdl.xml.JsonToXml;
import io.sluice.wdl.xml.XmlNode;
import io.sluice.wdl.xml.XmlToJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conversions between types. */
final class ConversionFunctions {
  private static final String TEXT_OR_NUMBER = "a string or a number";

  static final List<Function> ROWS =
      List.of(
          eager(
                  FunctionFamily.CONVERSION,
                  "int(value)",
                  "Converts a string or number to an integer; a fraction is an error.",
                  "int('10') => 10",
                  ConversionFunctions::integer)
              .example("int('+1,000') => 1000")
              .example("int('1.5') => error"),
          eager(
                  FunctionFamily.CONVERSION,
                  "float(value, locale?)",
                  "Converts a string or number to a float.",
                  "float('10,000.333') => 10000.333",
                  ConversionFunctions::real)
              .example("float('10.000,333', 'de-DE') => 10000.333"),
          eager(
              FunctionFamily.CONVERSION,
              "decimal(value)",
              "Converts a string or number to a decimal of up to 28 digits.",
              "string(decimal('1.2345678912312131')) => '1.2345678912312131'",
              ConversionFunctions::decimal),
          eager(
                  FunctionFamily.CONVERSION,
                  "bool(value)",
                  "Converts to a boolean: 0 and 'false' give false, other numbers and 'true' true.",
                  "bool(0) => false",
                  ConversionFunctions::bool)
              .example("bool('TRUE') => true"),
          eager(
                  FunctionFamily.CONVERSION,
                  "string(value)",
                  "Converts any value to a string.",
                  "string(10) => '10'",
                  args -> args.evaluation().charged(TextForm.of(args.get(0))))
              .example("string(json('{\"a\": 1}')) => '{\"a\":1}'"),
          eager(
                  FunctionFamily.CONVERSION,
                  "json(value)",
                  "Parses a JSON string or a binary value with JSON, or converts an XML value.",
                  "json('{\"fullName\": \"Sophia Owen\"}') => {fullName: 'Sophia Owen'}",
                  ConversionFunctions::json)
              .example("json(xml('<a><b>1</b></a>')) => {a: {b: '1'}}"),
          eager(
              FunctionFamily.CONVERSION,
              "array(value)",
              "An array with the value as its only element.",
              "array('hello') => ['hello']",
              args -> new ArrayList<>(args.all())),
          eager(
              FunctionFamily.CONVERSION,
              "createArray(object, ...)",
              "An array of the arguments.",
              "createArray('h', 1) => ['h', 1]",
              args -> new ArrayList<>(args.all())),
          eager(
              FunctionFamily.CONVERSION,
              "xml(value)",
              "Parses an XML string, or converts an object with one property, to an XML value.",
              "string(xml(json('{\"person\":{\"name\":\"Sophia\"}}'))) =>"
                  + " '<person><name>Sophia</name></person>'",
              ConversionFunctions::xml));

  private ConversionFunctions() {}

  private static Object integer(Arguments args) {
    Object value = args.get(0);
    if (value instanceof Boolean truth) {
      return truth ? 1L : 0L;
    }
    if (value instanceof String text) {
      return NumberParser.integer(text, args.standard(Difference.INTEGER_THROUGH_FLOAT))
          .orElseThrow(
              () ->
                  args.invalid(
                      0, "to be an integer. Could not parse " + excerpt(text) + " as int."));
    }
    if (!(value instanceof Number)) {
      throw args.wrong(0, TEXT_OR_NUMBER);
    }
    Number number = args.number(0);
    if (number instanceof Long) {
      return number;
    }
    return NumberParser.integral(number)
        .orElseThrow(
            () ->
                args.invalid(
                    0,
                    "to be an integer, but "
                        + TextForm.of(number)
                        + " has a fraction or does not fit into 64 bits."));
  }

  private static Object real(Arguments args) {
    var culture = StringFunctions.culture(args, 1);
    if (args.get(0) instanceof String text) {
      return NumberParser.real(text, culture.numbers())
          .orElseThrow(
              () ->
                  args.invalid(
                      0, "to be a float. Could not parse " + excerpt(text) + " as float."));
    }
    if (args.get(0) instanceof Boolean truth) {
      return truth ? 1.0 : 0.0;
    }
    if (args.get(0) instanceof Number number) {
      return number.doubleValue();
    }
    throw args.wrong(0, TEXT_OR_NUMBER);
  }

  private static Object decimal(Arguments args) {
    Object value = args.get(0);
    if (value instanceof String text) {
      return NumberParser.decimal(text)
          .orElseThrow(
              () ->
                  args.invalid(
                      0, "to be a decimal. Could not parse " + excerpt(text) + " as decimal."));
    }
    if (!(value instanceof Number)) {
      throw args.wrong(0, TEXT_OR_NUMBER);
    }
    Number number = args.number(0);
    if (number instanceof Double real && !Double.isFinite(real)) {
      throw args.invalid(0, "to be a finite number.");
    }
    BigDecimal exact = number instanceof Double real ? Decimals.of(real) : Values.toDecimal(number);
    return Decimals.fit(exact)
        .orElseThrow(() -> args.invalid(0, "to fit into a decimal of 28 digits."));
  }

  private static Object bool(Arguments args) {
    Object value = args.get(0);
    if (value instanceof Boolean) {
      return value;
    }
    if (value instanceof Number number) {
      return number.doubleValue() != 0;
    }
    String text = Chars.lower(Chars.trim(args.text(0, "a boolean, a number or a string")));
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw args.invalid(0, "to be 'true' or 'false', but it is '" + excerpt(text) + "'.");
  }

  private static @Nullable Object json(Arguments args) {
    Object value = args.get(0);
    if (value instanceof String text) {
      return parse(args, text);
    }
    if (!Binary.is(value)) {
      return value;
    }
    Binary binary = Binary.of(value);
    String text = args.evaluation().charged(binary.text());
    return binary.isXml() ? XmlToJson.convert(XmlNode.parse(text)) : parse(args, text);
  }

  static @Nullable Object parse(Arguments args, String text) {
    args.evaluation().charge(text.length());
    try {
      return Json.parseLenient(text);
    } catch (SyntaxException malformed) {
      throw args.invalid(0, "to be valid JSON. " + malformed.getMessage());
    }
  }

  private static Object xml(Arguments args) {
    Object value = args.get(0);
    if (value instanceof String text) {
      args.evaluation().charge(text.length());
      return Binary.ofText(Binary.XML, args.evaluation().charged(XmlNode.parse(text).write()))
          .value();
    }
    if (Binary.is(value)) {
      return new Binary(Binary.XML, Binary.of(value).content()).value();
    }
    if (value instanceof Map) {
      String text = JsonToXml.convert(args.object(0)).write();
      return Binary.ofText(Binary.XML, args.evaluation().charged(text)).value();
    }
    throw args.wrong(0, "a string or an object");
  }

  private static String excerpt(String text) {
    return Arguments.excerpt(text);
  }
}
