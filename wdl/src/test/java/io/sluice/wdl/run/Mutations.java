package io.sluice.wdl.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes hostile texts out of good ones. */
public final class Mutations {
  private static final String[] ODD = {
    "\u0000",
    "\uD800",
    "\uFEFF",
    "\u202E",
    "\"",
    "'",
    "''",
    "@",
    "@@",
    "@{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "?[",
    "?",
    ".",
    ",",
    "\\",
    "\n",
    "\t",
    "-",
    "1e999",
    "-0",
    "9223372036854775808",
    "null",
    "true",
    "{",
    "{}",
    "[[",
    "0x1F",
    "é",
    "\uD83D\uDE00",
    "i18n",
    "$",
    "%",
    "/*",
    "xpath",
    "\u00A0"
  };

  private final Random chance;
  private final List<String> good;

  /** Mutations of good texts, which are also cut and put together. */
  public Mutations(long seed, List<String> good) {
    this.chance = new Random(seed);
    this.good = new ArrayList<>(good);
  }

  /** The next hostile text. */
  public String next() {
    StringBuilder text = new StringBuilder(pick());
    int changes = 1 + chance.nextInt(6);
    for (int i = 0; i < changes; i++) {
      change(text);
    }
    return text.toString();
  }

  private String pick() {
    return good.get(chance.nextInt(good.size()));
  }

  private void change(StringBuilder text) {
    int at = chance.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + chance.nextInt(12));
    switch (chance.nextInt(7)) {
      case 0 -> text.delete(at, to);
      case 1 -> text.insert(at, ODD[chance.nextInt(ODD.length)]);
      case 2 -> text.insert(at, text.substring(at, to).repeat(1 + chance.nextInt(4)));
      case 3 -> text.replace(at, to, part(pick()));
      case 4 -> text.insert(at, (char) chance.nextInt(0x10000));
      case 5 -> text.insert(at, part(pick()));
      default -> nest(text);
    }
  }

  private String part(String other) {
    int from = chance.nextInt(other.length() + 1);
    return other.substring(from, Math.min(other.length(), from + chance.nextInt(40)));
  }

  /** Brackets around all of it, now and then very many. */
  private void nest(StringBuilder text) {
    int depth = chance.nextInt(50) == 0 ? 2_000 : 1 + chance.nextInt(3);
    String[] pair =
        new String[][] {{"(", ")"}, {"[", "]"}, {"concat(", ")"}, {"{\"a\":", "}"}}
            [chance.nextInt(4)];
    if (text.length() < 10_000) {
      text.insert(0, pair[0].repeat(depth)).append(pair[1].repeat(depth));
    }
  }
}
