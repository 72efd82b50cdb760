package io.sluice.wdl.files;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Validates the names of zip entries and derives safe file names from them. */
final class ZipNames {
  /** Maximum length of a derived file name in characters, without its suffix. */
  private static final int MAX_FILE_NAME_LENGTH = 120;

  /** Names that Windows reserves for devices. */
  private static final String DEVICES = "(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?";

  private ZipNames() {}

  /** Why a name could escape a folder (path traversal) or mislead a reader; null if it is safe. */
  static @Nullable String problem(String name) {
    if (name.isEmpty() || name.length() > ZipArchive.MAX_NAME_LENGTH) {
      return "the name of an entry must have 1 to " + ZipArchive.MAX_NAME_LENGTH + " characters";
    }
    if (name.codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0xFFFD)) {
      return shown(name) + " has a control or undecodable character in its name";
    }
    if (name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
      return shown(name) + " is an absolute path";
    }
    for (String part : name.split("/", -1)) {
      if (part.equals("..") || part.equals(".")) {
        return shown(name) + " leads out of its folder";
      }
    }
    return name.contains("//") ? shown(name) + " has an empty path segment" : null;
  }

  /**
   * The key under which names collide: on some file systems, names that differ in letter case or
   * Unicode normalization denote the same file.
   */
  static String key(String name) {
    String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    return Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /** An untrusted name for use in a message: quoted, shortened, without control characters. */
  static String shown(String name) {
    String cut = name.length() > 100 ? name.substring(0, 100) + "..." : name;
    return "'" + cut.replaceAll("\\p{Cntrl}", "?") + "'";
  }

  /** A file name without a suffix that every operating system accepts. */
  static String file(String name) {
    StringBuilder safe = new StringBuilder();
    Normalizer.normalize(name.strip(), Normalizer.Form.NFC)
        .codePoints()
        .limit(MAX_FILE_NAME_LENGTH)
        .forEach(
            c ->
                safe.appendCodePoint(
                    Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' ? c : '_'));
    String text = safe.toString().replaceFirst("^[.]+", "_").replaceFirst("[.]+$", "");
    return text.isEmpty() || text.matches(DEVICES) ? "_" + text : text;
  }
}
