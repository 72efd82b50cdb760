package io.sluice.wdl.functions;

import static io.sluice.wdl.expression.Function.eager;

import io.sluice.wdl.expression.Arguments;
import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import io.sluice.wdl.json.Chars;
import java.util.List;

/** Functions that search a string for a substring, ignoring letter case. */
final class StringSearchFunctions {
  static final List<Function> ROWS =
      List.of(
          eager(
                  FunctionFamily.STRING,
                  "indexOf(text, searchText)",
                  "The index of the first occurrence, ignoring letter case; -1 if there is none.",
                  "indexOf('hello world', 'World') => 6",
                  args -> indexOf(args, args.text(0), args.text(1), 1))
              .example("indexOf('abc', '') => 0"),
          eager(
                  FunctionFamily.STRING,
                  "lastIndexOf(text, searchText)",
                  "The index of the last occurrence, ignoring letter case; -1 if there is none.",
                  "lastIndexOf('hello world hello', 'HELLO') => 12",
                  args -> indexOf(args, args.text(0), args.text(1), -1))
              .example("lastIndexOf('abc', '') => 2"),
          eager(
                  FunctionFamily.STRING,
                  "nthIndexOf(text, searchText, occurrence)",
                  "The index of the n-th occurrence; a negative n counts from the end.",
                  "nthIndexOf('123456789123465789', '1', 2) => 9",
                  StringSearchFunctions::nthIndexOf)
              .example("nthIndexOf('123456789123465789', '1', -2) => 0")
              .example("nthIndexOf('123456789123465789', '12', 4) => -1"),
          eager(
              FunctionFamily.STRING,
              "startsWith(text, searchText)",
              "Whether a string starts with another, ignoring letter case.",
              "startsWith('hello world', 'HELLO') => true",
              args -> at(args.text(0), 0, args.text(1))),
          eager(
              FunctionFamily.STRING,
              "endsWith(text, searchText)",
              "Whether a string ends with another, ignoring letter case.",
              "endsWith('hello world', 'World') => true",
              args -> {
                String text = args.text(0);
                String wanted = args.text(1);
                return at(text, text.length() - wanted.length(), wanted);
              }));

  private StringSearchFunctions() {}

  private static Object nthIndexOf(Arguments args) {
    String text = args.text(0);
    String wanted = args.text(1);
    long occurrence = args.integer(2);
    if (occurrence == 0) {
      throw args.invalid(2, "to be an integer other than 0.");
    }
    return indexOf(args, text, wanted, occurrence);
  }

  /** The index of the n-th occurrence from the start, or from the end if n is negative. */
  private static long indexOf(Arguments args, String text, String wanted, long occurrence) {
    if (wanted.isEmpty()) {
      return emptyIndex(text, occurrence);
    }
    if (occurrence > 0) {
      return search(args, text, wanted).nth(occurrence);
    }
    long fromStart = search(args, text, wanted).count() + occurrence + 1;
    return fromStart < 1 ? -1 : search(args, text, wanted).nth(fromStart);
  }

  private static SubstringSearch search(Arguments args, String text, String wanted) {
    return SubstringSearch.ignoringCase(args.evaluation(), text, wanted);
  }

  private static long emptyIndex(String text, long occurrence) {
    long index = occurrence > 0 ? occurrence - 1 : text.length() + occurrence;
    return text.isEmpty() && Math.abs(occurrence) == 1
        ? 0
        : index >= 0 && index < text.length() ? index : -1;
  }

  private static boolean at(String text, int index, String wanted) {
    if (index < 0 || index > text.length() - wanted.length()) {
      return false;
    }
    for (int i = 0; i < wanted.length(); i++) {
      char a = text.charAt(index + i);
      char b = wanted.charAt(i);
      if (a != b && Chars.upper(a) != Chars.upper(b)) {
        return false;
      }
    }
    return true;
  }
}
