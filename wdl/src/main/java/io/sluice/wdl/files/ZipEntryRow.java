package io.sluice.wdl.files;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a zip file as its directory describes it.
 *
 * @param name with slashes
 * @param refusal why the content must not be read; null if it may
 */
record ZipEntryRow(
    String name, int method, long crc, EntrySizes sizes, long offset, @Nullable String refusal) {
  /** Sizes in bytes. */
  record EntrySizes(long packed, long unpacked) {}

  long packed() {
    return sizes.packed();
  }

  long unpacked() {
    return sizes.unpacked();
  }

  boolean isFolder() {
    return name.endsWith("/");
  }

  /** This entry, refused; an earlier refusal is kept. */
  ZipEntryRow refused(String rule) {
    return refusal != null ? this : new ZipEntryRow(name, method, crc, sizes, offset, rule);
  }
}
