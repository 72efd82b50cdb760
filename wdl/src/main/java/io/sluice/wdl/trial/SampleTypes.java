package io.sluice.wdl.trial;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which values are of a type, or are spelled as it demands. */
final class SampleTypes {
  /** Types that only texts of a certain spelling are of. */
  static final List<ExpectedType> SPELLED =
      List.of(
          ExpectedType.DATE,
          ExpectedType.LOCAL_DATE,
          ExpectedType.ZONE,
          ExpectedType.URI,
          ExpectedType.DATA_URI,
          ExpectedType.BASE64,
          ExpectedType.XML,
          ExpectedType.JSON,
          ExpectedType.INTEGER,
          ExpectedType.NUMBER,
          ExpectedType.BOOLEAN);

  private static final Pattern DATE =
      Pattern.compile("\\d{4}-\\d\\d?-\\d\\d?.*|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}.*");

  private SampleTypes() {}

  static boolean isNumber(InferredShape shape) {
    return shape.has(ExpectedType.INTEGER) || shape.has(ExpectedType.NUMBER);
  }

  /** True if a value with which the flow compares also suits what else it does with the value. */
  static boolean suits(InferredShape shape, Object sample) {
    return SPELLED.stream().filter(shape::has).allMatch(type -> suits(type, sample));
  }

  private static boolean suits(ExpectedType type, Object sample) {
    String text = String.valueOf(sample).strip();
    return switch (type) {
      case DATE, LOCAL_DATE -> DATE.matcher(text).matches();
      case URI -> text.contains("://");
      case DATA_URI -> text.startsWith("data:");
      case XML -> text.startsWith("<");
      case JSON -> !(sample instanceof String) || text.matches("[\\[{\"\\d].*|true|false|null");
      case INTEGER -> text.matches("[-+]?\\d+");
      case NUMBER -> text.matches("[-+]?[\\d.,]+");
      case BOOLEAN -> sample instanceof Boolean || text.matches("(?i)true|false|[01]");
      default -> true;
    };
  }

  /** True if a value is of a type that a JSON schema declares. */
  static boolean isOf(@Nullable ExpectedType type, Object value) {
    return switch (type == null ? ExpectedType.TEXT : type) {
      case BOOLEAN -> value instanceof Boolean;
      case INTEGER -> value instanceof Long;
      case NUMBER -> value instanceof Number;
      default -> false;
    };
  }
}
