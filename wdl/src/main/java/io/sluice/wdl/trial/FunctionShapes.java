package io.sluice.wdl.trial;

import java.util.List;

/** How shapes go through functions: what the arguments must be, and what comes out. */
final class FunctionShapes {
  private FunctionShapes() {}

  /**
   * What a function gives.
   *
   * @param function in lower case
   * @param given its arguments, at least one
   */
  static Shape through(String function, List<Shape> given) {
    Shape first = given.get(0);
    return switch (function) {
      case "json", "xml", "tolower", "toupper", "trim", "binary" -> word(function, first);
      case "first", "last" -> first.has(Want.TEXT) ? Shape.named("").is(Want.TEXT) : first.items();
      case "take", "skip", "reverse", "sort" -> first.is(Want.ARRAY);
      case "chunk", "split", "createarray", "array" -> made(function, given);
      case "range" -> {
        given.forEach(one -> one.is(Want.INTEGER));
        Shape numbers = Shape.named("");
        numbers.items().is(Want.INTEGER);
        yield numbers;
      }
      case "union", "intersection", "coalesce" -> all(given);
      case "if" -> {
        first.is(Want.BOOLEAN);
        yield given.size() > 2 ? all(given.subList(1, 3)) : Shape.named("");
      }
      case "addproperty", "setproperty", "removeproperty" -> first.is(Want.OBJECT);
      case "base64tostring", "decodebase64", "base64tobinary" -> first.decoded();
      case "equals", "greater", "greaterorequals", "less", "lessorequals", "min", "max" ->
          compared(function, given);
      case "contains" -> searched(given);
      case "xpath" -> {
        first.is(Want.XML);
        yield Shape.named("").is(Want.ARRAY);
      }
      default -> needed(function, given);
    };
  }

  private static Shape word(String function, Shape first) {
    if (function.equals("xml")) {
      return first.hasMembers() ? Shape.named("") : first.is(Want.XML);
    }
    return function.equals("json") || function.equals("binary") ? first : first.is(Want.TEXT);
  }

  private static Shape made(String function, List<Shape> given) {
    Shape array = Shape.named("");
    if (function.equals("split")) {
      boolean path = given.size() > 1 && given.get(1).samples().contains("/");
      given.get(0).is(Want.TEXT);
      given.get(0).is(path ? Want.PATH : Want.TEXT);
      array.items().is(Want.TEXT);
    } else if (function.equals("chunk")) {
      array.items().unify(given.get(0).is(Want.ARRAY));
    } else {
      given.forEach(one -> array.items().unify(one));
    }
    return array;
  }

  private static Shape all(List<Shape> given) {
    Shape shape = given.get(0);
    for (Shape other : given) {
      shape = shape.unify(other);
    }
    return shape;
  }

  private static Shape compared(String function, List<Shape> given) {
    boolean picks = function.equals("min") || function.equals("max");
    if (picks && given.size() == 1) {
      return given.get(0).items().is(Want.NUMBER);
    }
    Shape all = all(given);
    return picks ? all : Shape.named("").is(Want.BOOLEAN);
  }

  private static Shape searched(List<Shape> given) {
    if (given.size() > 1) {
      Shape where = given.get(0);
      Shape what = given.get(1);
      if (where.has(Want.ARRAY)) {
        where.items().unify(what);
      } else if (!what.samples().isEmpty() && what.samples().get(0) instanceof String text) {
        where.contains(text);
      }
    }
    return Shape.named("").is(Want.BOOLEAN);
  }

  private static Shape needed(String function, List<Shape> given) {
    Needs needs = Needs.of(function);
    Shape result = Shape.named("");
    if (needs == null) {
      return result;
    }
    for (int i = 0; i < given.size(); i++) {
      Want type = needs.argument(i);
      if (type != null) {
        given.get(i).is(type);
      }
    }
    if (Needs.keeps(function)) {
      return given.get(0);
    }
    return needs.result() == null ? result : result.is(needs.result());
  }
}
