package io.sluice.wdl.expression;

import java.util.List;

/**
 * The one table of what evaluates differently on the two hosts. A function that differs asks {@link
 * Arguments#standard} with its row, so that every difference can be found from here; the table of
 * {@code docs/expression-differences.md} is generated from the rows, and their examples run as
 * tests.
 */
public enum Difference {
  /** Order of texts. */
  TEXT_ORDER(
      "`greater`, `less`, `greaterOrEquals`, `lessOrEquals` of texts",
      "letter case is ignored",
      "UTF-16 code units are compared",
      Measured.CLOUD,
      "greater('b', 'A') => true | true",
      "greater('a', 'B') => false | true"),
  /** Equality of a boolean and its text. */
  TRUTH_AS_TEXT(
      "`equals` of a boolean and a text",
      "false: the types differ",
      "`'true'` equals `true`, `'false'` equals `false`",
      Measured.CLOUD,
      "equals('true', true) => false | true",
      "equals('True', true) => false | false"),
  /** A substring that starts behind the last character. */
  SUBSTRING_AT_END(
      "`substring` that starts at the end of the text",
      "error: the start must lie inside the text",
      "the empty string",
      Measured.CLOUD,
      "substring('abc', 3) => error | ''"),
  /** Floats divided by zero. */
  FLOAT_BY_ZERO(
      "`div` and `mod` of a float by zero",
      "error, as for integers",
      "`Infinity` or `NaN`",
      Measured.CLOUD,
      "string(div(1, 0.0)) => error | 'Infinity'",
      "div(1, 0) => error | error"),
  /** Texts to integers. */
  INTEGER_THROUGH_FLOAT(
      "`int` of a text",
      "exact over 64 bits",
      "goes through a 64-bit float: digits beyond 2^53 are lost, what does not fit is an error, and"
          + " `'NaN'` becomes -2^63",
      Measured.STANDARD,
      "int('9007199254740993') => 9007199254740993 | 9007199254740992",
      "int('9223372036854775807') => 9223372036854775807 | error",
      "int('nan') => error | -9223372036854775808"),
  /** Place of a property that is set. */
  SET_PROPERTY_PLACE(
      "`setProperty` of a property that exists",
      "keeps its place",
      "moves to the end",
      Measured.STANDARD,
      "string(setProperty(json('{\"a\":1,\"b\":2}'), 'A', 3)) => '{\"a\":3,\"b\":2}' |"
          + " '{\"b\":2,\"a\":3}'"),
  /** Application settings. */
  APP_SETTING(
      "`appsetting`",
      "error: not expected at this location",
      "the value of the application setting",
      Measured.CLOUD,
      "appsetting('x') => error | error"),
  /** Media type and charset of data URIs. */
  DATA_URI_HEADER(
      "header of a data URI",
      "by RFC 2397: a media type has a slash, any known charset is decoded",
      "`dataUriToString` takes any media type and, as the first parameter, no charset but UTF-8 (a"
          + " later one is not looked at); `dataUriToBinary` refuses unknown charsets; `data:base64,`"
          + " is base64",
      Measured.STANDARD,
      "dataUriToString('data:text/plain;charset=iso-8859-1;base64,6Q==') => 'é' | error",
      "dataUriToString('data:text;charset=utf-8,a') => error | 'a'",
      "dataUriToString('data:base64,aGk=') => error | 'hi'"),
  /** Plus signs in data URIs. */
  DATA_URI_PLUS(
      "`+` in a data URI without base64",
      "stays, by RFC 2397",
      "becomes a space",
      Measured.STANDARD,
      "dataUriToString('data:text/plain,a+b') => 'a+b' | 'a b'"),
  /** Check of the base64 in data URIs. */
  DATA_URI_CONTENT(
      "`dataUriToBinary` of malformed base64",
      "error",
      "kept as it is; an error when the value is read as text",
      Measured.STANDARD,
      "dataUriToBinary('data:text/plain;base64,a%20b')['$content'] => error | 'a%20b'",
      "string(dataUriToBinary('data:text/plain;base64,a%20b')) => error | error");

  /** The hosts on which the difference was measured. */
  public enum Measured {
    /** Power Automate; the Standard host's behaviour is that of its emulator. */
    CLOUD("Power Automate"),
    /** Logic Apps Standard; Power Automate's behaviour is the documented or exact one. */
    STANDARD("Logic Apps Standard");

    private final String host;

    Measured(String host) {
      this.host = host;
    }

    /** The host's name. */
    public String host() {
      return host;
    }
  }

  /** Separates the examples, none of which contains it. */
  private static final String SEPARATOR = "\u0000";

  private final String where;
  private final String powerAutomate;
  private final String standard;
  private final Measured measured;
  private final String examples;

  Difference(
      String where, String powerAutomate, String standard, Measured measured, String... examples) {
    this.where = where;
    this.powerAutomate = powerAutomate;
    this.standard = standard;
    this.measured = measured;
    this.examples = String.join(SEPARATOR, examples);
  }

  /** True if the Logic Apps Standard host's side is wanted in a dialect. */
  boolean standard(Dialect dialect) {
    return dialect == Dialect.LOGIC_APPS_STANDARD;
  }

  /** What is concerned, in Markdown. */
  public String where() {
    return where;
  }

  /** What the host does, in Markdown. */
  public String behaviour(Dialect dialect) {
    return standard(dialect) ? standard : powerAutomate;
  }

  /** Where it was measured. */
  public Measured measured() {
    return measured;
  }

  /** Each {@code source => value in Power Automate | value on the Standard host}. */
  public List<String> examples() {
    return examples.isEmpty() ? List.of() : List.of(examples.split(SEPARATOR, -1));
  }
}
