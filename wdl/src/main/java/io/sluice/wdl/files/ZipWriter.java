package io.sluice.wdl.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a zip file in memory; the same entries give the same bytes. */
final class ZipWriter {
  /** The time of every entry: the first that the format knows. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);

  /** Adds an entry. */
  ZipWriter add(String name, byte[] content) {
    try {
      ZipEntry entry = new ZipEntry(name);
      entry.setTimeLocal(TIME);
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
      return this;
    } catch (IOException impossible) {
      throw new IllegalStateException("bytes are written without I/O", impossible);
    }
  }

  /** Adds a text. */
  ZipWriter add(String name, String content) {
    return add(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** The file. */
  byte[] bytes() {
    try {
      zip.close();
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new IllegalStateException("bytes are written without I/O", impossible);
    }
  }
}
