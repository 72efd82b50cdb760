package io.sluice.wdl.functions;

import static io.sluice.wdl.expression.Function.eager;
import static io.sluice.wdl.expression.Function.lazy;

import io.sluice.wdl.expression.Arguments;
import io.sluice.wdl.expression.Difference;
import io.sluice.wdl.expression.Evaluation;
import io.sluice.wdl.expression.Expression;
import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import io.sluice.wdl.json.Binary;
import io.sluice.wdl.json.Values;
import io.sluice.wdl.xml.XPathQuery;
import io.sluice.wdl.xml.XmlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Modified copies of objects, {@code coalesce} and {@code xpath}. */
final class JsonFunctions {
  static final List<Function> ROWS =
      List.of(
          eager(
                  FunctionFamily.JSON,
                  "addProperty(object, property, value)",
                  "Adds a property to an object; it is an error if the property exists.",
                  "addProperty(json('{\"a\":1}'), 'b', 2) => {a: 1, b: 2}",
                  JsonFunctions::addProperty)
              .example("addProperty(json('{\"a\":1}'), 'A', 2) => error"),
          eager(
              FunctionFamily.JSON,
              "setProperty(object, property, value)",
              "Sets or adds a property of an object.",
              "setProperty(json('{\"a\":1}'), 'a', 2) => {a: 2}",
              JsonFunctions::setProperty),
          eager(
              FunctionFamily.JSON,
              "removeProperty(object, property)",
              "Removes a property from an object, if it exists.",
              "removeProperty(json('{\"a\":1,\"b\":2}'), 'a') => {b: 2}",
              JsonFunctions::removeProperty),
          lazy(
              FunctionFamily.JSON,
              "coalesce(object, ...)",
              "The first value that is not null; later ones are not evaluated.",
              "coalesce(null, 'hello', div(1, 0)) => 'hello'",
              JsonFunctions::coalesce),
          eager(
                  FunctionFamily.JSON,
                  "xpath(xml, xpath)",
                  "Evaluates an XPath 1.0 expression on an XML value.",
                  "xpath(xml('<p><n>1</n><n>2</n></p>'), 'sum(/p/n)') => 3.0",
                  JsonFunctions::xpath)
              .example("xpath(xml('<p><n>1</n><n>2</n></p>'), '/p/n/text()') => ['1', '2']"));

  private JsonFunctions() {}

  private static Map<String, @Nullable Object> copy(Arguments args) {
    return new LinkedHashMap<>(args.object(0));
  }

  private static Object addProperty(Arguments args) {
    Map<String, @Nullable Object> object = copy(args);
    String name = args.text(1);
    if (Values.findKey(object, name) != null) {
      throw args.invalid(
          1, "property to not exist in the object, but '" + Arguments.excerpt(name) + "' does.");
    }
    object.put(name, args.get(2));
    return object;
  }

  private static Object setProperty(Arguments args) {
    Map<String, @Nullable Object> object = copy(args);
    String name = args.text(1);
    String key = Values.findKey(object, name);
    if (key != null && args.standard(Difference.SET_PROPERTY_PLACE)) {
      object.remove(key);
    }
    object.put(key == null ? name : key, args.get(2));
    return object;
  }

  private static Object removeProperty(Arguments args) {
    Map<String, @Nullable Object> object = copy(args);
    String key = Values.findKey(object, args.text(1));
    if (key != null) {
      object.remove(key);
    }
    return object;
  }

  private static @Nullable Object coalesce(
      Function function, List<Expression> arguments, Evaluation evaluation) {
    for (Expression argument : arguments) {
      Object value = argument.evaluate(evaluation);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static @Nullable Object xpath(Arguments args) {
    if (!Binary.is(args.get(0)) || !Binary.of(args.get(0)).isXml()) {
      throw args.wrong(0, "an XML value as returned by xml()");
    }
    String text = args.evaluation().charged(Binary.of(args.get(0)).text());
    return XPathQuery.evaluate(XmlNode.parse(text), args.text(1));
  }
}
