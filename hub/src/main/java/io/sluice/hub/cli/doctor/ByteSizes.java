package io.sluice.hub.cli.doctor;

import java.util.Locale;

/** Formats sizes in bytes. */
final class ByteSizes {
  private static final long KIB = 1 << 10;
  private static final long MIB = 1 << 20;
  private static final double GIB = 1 << 30;

  private ByteSizes() {}

  static String text(long bytes) {
    if (bytes < KIB) {
      return bytes + " bytes";
    }
    if (bytes < MIB) {
      return bytes / KIB + " KiB";
    }
    return bytes < GIB ? bytes / MIB + " MiB" : String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
  }
}
