package io.sluice.wdl.files;

import java.text.Normalizer;
import java.util.Locale;

/** The rules for names in a zip file, and file names made from names in it. */
final class ZipNames {
  /** Characters of a file name that is made here, without its ending. */
  private static final int LONGEST_FILE = 120;

  private static final String DEVICES = "(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?";

  private ZipNames() {}

  /** Refuses a name that could lead out of a folder, or that is not what it seems. */
  static void check(String name) throws ZipRefusedException {
    if (name.isEmpty() || name.length() > ZipArchive.LONGEST_NAME) {
      throw new ZipRefusedException(
          "an entry's name has 1 to " + ZipArchive.LONGEST_NAME + " characters");
    }
    if (name.codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0xFFFD)) {
      throw new ZipRefusedException(shown(name) + " has a character in its name that is none");
    }
    if (name.contains("\\")) {
      throw new ZipRefusedException(shown(name) + " has a backslash in its name");
    }
    if (name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
      throw new ZipRefusedException(shown(name) + " is an absolute name");
    }
    for (String part : name.split("/", -1)) {
      if (part.equals("..") || part.equals(".")) {
        throw new ZipRefusedException(shown(name) + " leads out of its folder");
      }
    }
    if (name.contains("//")) {
      throw new ZipRefusedException(shown(name) + " has an empty part in its name");
    }
  }

  /** Names with one key would be one file on some machines; a folder is no file's double. */
  static String key(String name) {
    String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    return Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /** A name from outside in a message: quoted, short, without control characters. */
  static String shown(String name) {
    String cut = name.length() > 100 ? name.substring(0, 100) + "..." : name;
    return "'" + cut.replaceAll("\\p{Cntrl}", "?") + "'";
  }

  /** A file name without an ending that every system takes: letters, digits, dash, underscore. */
  static String file(String name) {
    StringBuilder made = new StringBuilder();
    Normalizer.normalize(name.strip(), Normalizer.Form.NFC)
        .codePoints()
        .limit(LONGEST_FILE)
        .forEach(
            c ->
                made.appendCodePoint(
                    Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' ? c : '_'));
    String text = made.toString().replaceFirst("^[.]+", "_").replaceFirst("[.]+$", "");
    return text.isEmpty() || text.matches(DEVICES) ? "_" + text : text;
  }
}
