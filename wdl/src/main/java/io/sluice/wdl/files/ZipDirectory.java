package io.sluice.wdl.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the central directory of a zip file. A directory that cannot be read refuses the whole
 * file; what is wrong with a single entry (its name, encryption, compression, position) refuses
 * only that entry, because nobody may ever need it.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">PKWARE APPNOTE.TXT,
 *     section 4.3</a>
 */
final class ZipDirectory {
  private static final int END_RECORD = 0x06054b50;
  private static final int DIRECTORY_HEADER = 0x02014b50;
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int END_RECORD_LENGTH = 22;
  private static final int DIRECTORY_HEADER_LENGTH = 46;
  private static final int LOCAL_HEADER_LENGTH = 30;
  private static final int MAX_COMMENT_BYTES = 65_535;
  private static final int DEFLATED = 8;
  private static final int MADE_ON_UNIX = 3;
  private static final int FILE_TYPE = 0xF000;
  private static final int SYMBOLIC_LINK = 0xA000;
  private static final int ENCRYPTED =
      0x2041; // encryption, strong encryption, masked header values

  private final ByteBuffer bytes;
  private final Map<String, ZipEntryRow> entries = new LinkedHashMap<>();

  private ZipDirectory(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /** The entries by {@link ZipNames#key}, in the order of the directory. */
  static Map<String, ZipEntryRow> read(ByteBuffer bytes) throws FileRefusedException {
    ZipDirectory directory = new ZipDirectory(bytes);
    try {
      directory.read();
      directory.overlaps();
      return directory.entries;
    } catch (IndexOutOfBoundsException | IllegalArgumentException truncated) {
      throw new FileRefusedException("the zip file is truncated or damaged");
    }
  }

  private void read() throws FileRefusedException {
    int end = end();
    int count = u16(end + 10);
    boolean split = u16(end + 4) != 0 || u16(end + 6) != 0 || u16(end + 8) != count;
    if (split) {
      throw new FileRefusedException("the zip file is split into several parts");
    }
    long size = u32(end + 12);
    long start = u32(end + 16);
    if (count == 0xFFFF || size == 0xFFFFFFFFL || start == 0xFFFFFFFFL) {
      throw new FileRefusedException("the zip file uses the ZIP64 format, which is not supported");
    }
    if (start + size != end) {
      throw new FileRefusedException(
          "the central directory of the zip file does not end at its end record");
    }
    int at = (int) start;
    for (int i = 0; i < count; i++) {
      ZipEntryRow entry = entry(at);
      ZipEntryRow before = entries.putIfAbsent(ZipNames.key(entry.name()), entry);
      if (before != null) {
        entries.put(
            ZipNames.key(entry.name()),
            before.refused("two entries have the name " + ZipNames.shown(entry.name())));
      }
      at += DIRECTORY_HEADER_LENGTH + u16(at + 28) + u16(at + 30) + u16(at + 32);
    }
    if (at != end) {
      throw new FileRefusedException(
          "the central directory of the zip file does not contain the declared number of entries");
    }
  }

  private int end() throws FileRefusedException {
    int last = bytes.limit() - END_RECORD_LENGTH;
    for (int at = last; at >= 0 && at >= last - MAX_COMMENT_BYTES; at--) {
      if (bytes.getInt(at) == END_RECORD
          && at + END_RECORD_LENGTH + u16(at + 20) == bytes.limit()) {
        return at;
      }
    }
    throw new FileRefusedException("the file is not a zip file");
  }

  private ZipEntryRow entry(int at) throws FileRefusedException {
    if (bytes.getInt(at) != DIRECTORY_HEADER) {
      throw new FileRefusedException("the central directory of the zip file is damaged");
    }
    String written = text(at + DIRECTORY_HEADER_LENGTH, u16(at + 28));
    return new ZipEntryRow(
        written.replace('\\', '/'),
        u16(at + 10),
        u32(at + 16),
        new ZipEntryRow.EntrySizes(u32(at + 20), u32(at + 24)),
        u32(at + 42),
        refusal(at, written));
  }

  private @Nullable String refusal(int at, String written) {
    String name = ZipNames.problem(written.replace('\\', '/'));
    String shown = ZipNames.shown(written);
    boolean unix = u16(at + 4) >> 8 == MADE_ON_UNIX;
    int method = u16(at + 10);
    if (name != null) {
      return name;
    }
    if (unix && ((int) (u32(at + 38) >> 16) & FILE_TYPE) == SYMBOLIC_LINK) {
      return shown + " is a symbolic link";
    }
    if ((u16(at + 8) & ENCRYPTED) != 0) {
      return shown + " is encrypted";
    }
    return method == 0 || method == DEFLATED
        ? null
        : shown + " uses the unsupported compression method " + method;
  }

  /**
   * Refuses entries that share bytes with an earlier one, the mark of a zip bomb, and entries
   * without their content.
   *
   * @see <a href="https://www.usenix.org/conference/woot19/presentation/fifield">A better zip
   *     bomb</a>
   */
  private void overlaps() {
    List<ZipEntryRow> sorted = new ArrayList<>(entries.values());
    sorted.sort(Comparator.comparingLong(ZipEntryRow::offset));
    long end = 0;
    for (ZipEntryRow entry : sorted) {
      String shown = ZipNames.shown(entry.name());
      try {
        int data = data(bytes, entry);
        if (entry.offset() < end) {
          refuse(entry, shown + " overlaps another entry");
        } else if (data + entry.packed() > bytes.limit()) {
          refuse(entry, shown + " extends beyond the end of the file");
        }
        end = Math.max(end, data + entry.packed());
      } catch (FileRefusedException noHeader) {
        refuse(entry, noHeader.rule());
      }
    }
  }

  private void refuse(ZipEntryRow entry, String rule) {
    entries.computeIfPresent(ZipNames.key(entry.name()), (key, row) -> row.refused(rule));
  }

  /** The offset of an entry's data; the local header must carry the name from the directory. */
  static int data(ByteBuffer bytes, ZipEntryRow entry) throws FileRefusedException {
    int at = (int) Math.min(entry.offset(), bytes.limit());
    if (at + LOCAL_HEADER_LENGTH > bytes.limit() || bytes.getInt(at) != LOCAL_HEADER) {
      throw new FileRefusedException(
          ZipNames.shown(entry.name()) + " has no local header where the directory says");
    }
    int length = Short.toUnsignedInt(bytes.getShort(at + 26));
    int extra = Short.toUnsignedInt(bytes.getShort(at + 28));
    int data = at + LOCAL_HEADER_LENGTH + length + extra;
    if (data > bytes.limit()
        || !text(bytes, at + LOCAL_HEADER_LENGTH, length).replace('\\', '/').equals(entry.name())) {
      throw new FileRefusedException(
          ZipNames.shown(entry.name()) + " has a different name in its local header");
    }
    return data;
  }

  private int u16(int at) {
    return Short.toUnsignedInt(bytes.getShort(at));
  }

  private long u32(int at) {
    return Integer.toUnsignedLong(bytes.getInt(at));
  }

  private String text(int at, int length) {
    return text(bytes, at, length);
  }

  private static String text(ByteBuffer bytes, int at, int length) {
    byte[] raw = new byte[length];
    bytes.get(at, raw);
    return new String(raw, StandardCharsets.UTF_8);
  }
}
