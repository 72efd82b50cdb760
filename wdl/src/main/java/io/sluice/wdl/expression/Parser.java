package io.sluice.wdl.expression;

import io.sluice.wdl.expression.Expression.FunctionCall;
import io.sluice.wdl.expression.Expression.Literal;
import io.sluice.wdl.expression.Expression.MemberAccess;
import io.sluice.wdl.json.Bounds;
import java.util.ArrayList;
import java.util.List;

/**
 * Recursive-descent parser of expressions:
 *
 * <pre>
 * expr := literal | call path*
 * call := name '(' [expr {',' expr}] ')'
 * path := ['?'] '.' name | ['?'] '[' expr ']'
 * </pre>
 */
final class Parser {
  private final Lexer lexer;
  private final Language language;
  private int depth;

  private Parser(Lexer lexer, Language language) {
    this.lexer = lexer;
    this.language = language;
  }

  /** Parses the expression that fills the given part of the source. */
  static Expression parse(String source, int start, int end, Language language) {
    Lexer lexer = new Lexer(source, start, end);
    if (end - start > Bounds.MAX_EXPRESSION_LENGTH) {
      throw lexer.error(
          "An expression may have at most "
              + Bounds.MAX_EXPRESSION_LENGTH
              + " characters, this one has "
              + (end - start));
    }
    Expression result = new Parser(lexer, language).expression();
    if (!lexer.atEnd()) {
      throw lexer.error("Expected the end of the expression, found " + lexer.found());
    }
    return result;
  }

  private Expression expression() {
    if (++depth > Bounds.MAX_DEPTH) {
      throw lexer.error("An expression may be nested at most " + Bounds.MAX_DEPTH + " levels deep");
    }
    Expression result = primary();
    depth--;
    return result;
  }

  private Expression primary() {
    char c = lexer.peek();
    if (c == '\'') {
      return new Literal(lexer.string());
    }
    if (c == '"') {
      throw lexer.error("Expected single quotes around a string, found a double quote");
    }
    if (lexer.numberAhead()) {
      return number();
    }
    int start = lexer.position();
    String name = lexer.name();
    if (name.isEmpty()) {
      throw lexer.error("Expected a value or a function, found " + lexer.found());
    }
    if (lexer.accept('(')) {
      return path(call(name));
    }
    return switch (name) {
      case "true" -> new Literal(true);
      case "false" -> new Literal(false);
      case "null" -> new Literal(null);
      default ->
          throw lexer.errorAt(
              "'"
                  + name
                  + "' is neither a value nor a function call: write '"
                  + name
                  + "' in single quotes for a string, or "
                  + name
                  + "(...) for a call",
              start);
    };
  }

  private Expression number() {
    Object value = lexer.number();
    int end = lexer.position();
    if (!lexer.name().isEmpty()) {
      throw lexer.errorAt("Letters follow a number", end);
    }
    return new Literal(value);
  }

  private Expression call(String name) {
    List<Expression> arguments = new ArrayList<>();
    if (!lexer.accept(')')) {
      do {
        arguments.add(expression());
      } while (lexer.accept(','));
      lexer.expect(')', "or ',' after an argument of " + name);
    }
    FunctionTable functions = language.functions();
    return new FunctionCall(
        functions.find(name).orElseGet(() -> functions.undefined(name)), arguments);
  }

  private Expression path(Expression start) {
    Expression target = start;
    for (int steps = 0; ; steps++) {
      boolean safe = lexer.accept('?');
      Expression key;
      if (lexer.accept('.')) {
        key = member();
      } else if (lexer.accept('[')) {
        key = expression();
        lexer.expect(']', "after a key");
      } else if (safe) {
        throw lexer.error("Expected '.' or '[' after '?', found " + lexer.found());
      } else {
        return target;
      }
      if (steps == Bounds.MAX_PATH_STEPS) {
        throw lexer.error(
            "A value may be followed by at most " + Bounds.MAX_PATH_STEPS + " member accesses");
      }
      target = new MemberAccess(target, key, safe);
    }
  }

  private Expression member() {
    String name = lexer.name();
    if (name.isEmpty()) {
      throw lexer.error("Expected a property name after '.', found " + lexer.found());
    }
    return new Literal(name);
  }
}
