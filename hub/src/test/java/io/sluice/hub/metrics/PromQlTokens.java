package io.sluice.hub.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of a PromQL expression, read from left to right. */
final class PromQlTokens {
  /** Kind of a token. */
  enum Type {
    NAME,
    TEXT,
    RANGE,
    NUMBER,
    SIGN,
    END
  }

  /** One token; the text of a string has no quotes and that of a range no brackets. */
  record Token(Type type, String text) {}

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|#[^\\n]*"
              + "|(?<text>\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')"
              + "|(?<range>\\[[^\\]]*])"
              + "|(?<number>\\d+(?:ms|[smhdwy])(?:\\d+(?:ms|[smhdwy]))*"
              + "|(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)"
              + "|(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)"
              + "|(?<sign>=~|!~|!=|==|<=|>=|[-+*/%^(){},=<>@])");

  private static final List<String> GROUPS = List.of("text", "range", "number", "name", "sign");

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  PromQlTokens(String source) {
    this.source = source;
    Matcher matcher = TOKEN.matcher(source);
    int end = 0;
    while (end < source.length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw new IllegalArgumentException("cannot read '" + source.substring(end) + "'");
      }
      end = matcher.end();
      for (String group : GROUPS) {
        String text = matcher.group(group);
        if (text != null) {
          tokens.add(token(group, text));
        }
      }
    }
  }

  private static Token token(String group, String text) {
    return switch (group) {
      case "text" -> new Token(Type.TEXT, text.substring(1, text.length() - 1));
      case "range" -> new Token(Type.RANGE, text.substring(1, text.length() - 1));
      case "number" -> new Token(Type.NUMBER, text);
      case "name" -> new Token(Type.NAME, text);
      default -> new Token(Type.SIGN, text);
    };
  }

  /** The next token. */
  Token peek() {
    return at < tokens.size() ? tokens.get(at) : new Token(Type.END, "the end");
  }

  /** Takes the next token. */
  Token next() {
    Token token = peek();
    at++;
    return token;
  }

  /** Whether the next token is this sign or word. */
  boolean sees(String text) {
    Token token = peek();
    return (token.type() == Type.SIGN || token.type() == Type.NAME) && token.text().equals(text);
  }

  /** Takes the next token if it is this sign or word. */
  boolean takes(String text) {
    boolean seen = sees(text);
    at += seen ? 1 : 0;
    return seen;
  }

  /** Takes the next token, which must be of a type. */
  String expect(Type type) {
    Token token = next();
    if (token.type() != type) {
      throw wrong(type.name().toLowerCase(java.util.Locale.ROOT), token);
    }
    return token.text();
  }

  /** Takes the next token, which must be this sign or word. */
  void expect(String text) {
    if (!takes(text)) {
      throw wrong("'" + text + "'", peek());
    }
  }

  /** Fails unless all tokens were consumed. */
  void expectEnd() {
    if (peek().type() != Type.END) {
      throw wrong("the end", peek());
    }
  }

  private IllegalArgumentException wrong(String wanted, Token found) {
    return new IllegalArgumentException(
        "expected " + wanted + " but found '" + found.text() + "' in " + source);
  }
}
