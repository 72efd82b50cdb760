package io.sluice.wdl.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads zip files from untrusted sources. The central directory is validated as a whole before any
 * entry is unpacked: names, symbolic links, encryption, counts, sizes, overlapping entries. Entries
 * are unpacked in memory, one at a time, and never beyond the size that the directory declares.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">PKWARE APPNOTE.TXT,
 *     section 4.3</a>
 * @see <a href="https://www.usenix.org/conference/woot19/presentation/fifield">A better zip
 *     bomb</a>, on overlapping entries
 */
final class ZipArchive {
  /** Maximum size of the zip file. */
  static final int MAX_BYTES = 64_000_000;

  /** Maximum number of entries. */
  static final int MAX_ENTRIES = 5_000;

  /** Maximum size of one unpacked entry. */
  static final long MAX_ENTRY_BYTES = 64_000_000;

  /** Maximum size of all unpacked entries together. */
  static final long MAX_TOTAL_BYTES = 256_000_000;

  /** Maximum compression ratio of entries larger than {@link #UNCHECKED_RATIO_BYTES}. */
  static final long MAX_RATIO = 200;

  /** Entries up to this unpacked size may have any compression ratio. */
  static final long UNCHECKED_RATIO_BYTES = 1_000_000;

  /** Maximum length of an entry's name in characters. */
  static final int MAX_NAME_LENGTH = 400;

  private static final int END_RECORD = 0x06054b50;
  private static final int DIRECTORY_HEADER = 0x02014b50;
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int END_RECORD_LENGTH = 22;
  private static final int DIRECTORY_HEADER_LENGTH = 46;
  private static final int LOCAL_HEADER_LENGTH = 30;
  private static final int MAX_COMMENT_BYTES = 65_535;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int MADE_ON_UNIX = 3;
  private static final int FILE_TYPE = 0xF000;
  private static final int SYMBOLIC_LINK = 0xA000;
  private static final int ENCRYPTED =
      0x2041; // encryption, strong encryption, masked header values

  private final ByteBuffer bytes;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Sizes in bytes. */
  private record EntrySizes(long packed, long unpacked) {}

  private record Entry(
      String name, int flags, int method, long crc, EntrySizes sizes, long offset) {
    long packed() {
      return sizes.packed();
    }

    long unpacked() {
      return sizes.unpacked();
    }

    boolean isFolder() {
      return name.endsWith("/");
    }
  }

  private ZipArchive(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Reads and validates the central directory. */
  static ZipArchive open(byte[] bytes) throws ZipRefusedException {
    if (bytes.length > MAX_BYTES) {
      throw new ZipRefusedException("the zip file is larger than " + MAX_BYTES + " bytes");
    }
    ZipArchive archive = new ZipArchive(bytes);
    try {
      archive.directory();
      archive.overlaps();
    } catch (IndexOutOfBoundsException | IllegalArgumentException truncated) {
      throw new ZipRefusedException("the zip file is truncated or damaged");
    }
    return archive;
  }

  /** The names of all files, in the order of the central directory. */
  List<String> names() {
    return entries.values().stream().filter(one -> !one.isFolder()).map(Entry::name).toList();
  }

  private void directory() throws ZipRefusedException {
    int end = end();
    int count = u16(end + 10);
    boolean split = u16(end + 4) != 0 || u16(end + 6) != 0 || u16(end + 8) != count;
    if (split) {
      throw new ZipRefusedException("the zip file is split into several parts");
    }
    long size = u32(end + 12);
    long start = u32(end + 16);
    if (count == 0xFFFF || size == 0xFFFFFFFFL || start == 0xFFFFFFFFL) {
      throw new ZipRefusedException("the zip file uses the ZIP64 format, which is not supported");
    }
    if (count > MAX_ENTRIES) {
      throw new ZipRefusedException(
          "the zip file has " + count + " entries; at most " + MAX_ENTRIES + " are allowed");
    }
    if (start + size != end) {
      throw new ZipRefusedException(
          "the central directory of the zip file does not end at its end record");
    }
    int at = (int) start;
    long total = 0;
    for (int i = 0; i < count; i++) {
      Entry entry = entry(at);
      total += entry.unpacked();
      if (total > MAX_TOTAL_BYTES) {
        throw new ZipRefusedException(
            "the unpacked entries exceed " + MAX_TOTAL_BYTES + " bytes together");
      }
      if (entries.putIfAbsent(ZipNames.key(entry.name()), entry) != null) {
        throw new ZipRefusedException("two entries have the name " + ZipNames.shown(entry.name()));
      }
      at += DIRECTORY_HEADER_LENGTH + u16(at + 28) + u16(at + 30) + u16(at + 32);
    }
    if (at != end) {
      throw new ZipRefusedException(
          "the central directory of the zip file does not contain the declared number of entries");
    }
  }

  private int end() throws ZipRefusedException {
    int last = bytes.limit() - END_RECORD_LENGTH;
    for (int at = last; at >= 0 && at >= last - MAX_COMMENT_BYTES; at--) {
      if (bytes.getInt(at) == END_RECORD
          && at + END_RECORD_LENGTH + u16(at + 20) == bytes.limit()) {
        return at;
      }
    }
    throw new ZipRefusedException("the file is not a zip file");
  }

  private Entry entry(int at) throws ZipRefusedException {
    if (bytes.getInt(at) != DIRECTORY_HEADER) {
      throw new ZipRefusedException("the central directory of the zip file is damaged");
    }
    String name = text(at + DIRECTORY_HEADER_LENGTH, u16(at + 28));
    ZipNames.check(name);
    Entry entry =
        new Entry(
            name,
            u16(at + 8),
            u16(at + 10),
            u32(at + 16),
            new EntrySizes(u32(at + 20), u32(at + 24)),
            u32(at + 42));
    String shown = ZipNames.shown(name);
    boolean unix = u16(at + 4) >> 8 == MADE_ON_UNIX;
    if (unix && ((int) (u32(at + 38) >> 16) & FILE_TYPE) == SYMBOLIC_LINK) {
      throw new ZipRefusedException(shown + " is a symbolic link");
    }
    if ((entry.flags() & ENCRYPTED) != 0) {
      throw new ZipRefusedException(shown + " is encrypted");
    }
    if (entry.method() != STORED && entry.method() != DEFLATED) {
      throw new ZipRefusedException(
          shown + " uses the unsupported compression method " + entry.method());
    }
    if (entry.unpacked() > MAX_ENTRY_BYTES) {
      throw new ZipRefusedException(
          shown + " is larger than " + MAX_ENTRY_BYTES + " bytes when unpacked");
    }
    if (entry.unpacked() > UNCHECKED_RATIO_BYTES && entry.unpacked() / MAX_RATIO > entry.packed()) {
      throw new ZipRefusedException(shown + " has a compression ratio above " + MAX_RATIO);
    }
    return entry;
  }

  /** Overlapping entries are the mark of a zip bomb. */
  private void overlaps() throws ZipRefusedException {
    List<Entry> sorted = new ArrayList<>(entries.values());
    sorted.sort(Comparator.comparingLong(Entry::offset));
    long end = 0;
    for (Entry entry : sorted) {
      if (entry.offset() < end) {
        throw new ZipRefusedException(ZipNames.shown(entry.name()) + " overlaps another entry");
      }
      end = data(entry) + entry.packed();
      if (end > bytes.limit()) {
        throw new ZipRefusedException(
            ZipNames.shown(entry.name()) + " extends beyond the end of the file");
      }
    }
  }

  /** The offset of an entry's data; the local header must carry the name from the directory. */
  private int data(Entry entry) throws ZipRefusedException {
    int at = (int) Math.min(entry.offset(), bytes.limit());
    if (at + LOCAL_HEADER_LENGTH > bytes.limit() || bytes.getInt(at) != LOCAL_HEADER) {
      throw new ZipRefusedException(
          ZipNames.shown(entry.name()) + " has no local header where the directory says");
    }
    if (!text(at + LOCAL_HEADER_LENGTH, u16(at + 26)).equals(entry.name())) {
      throw new ZipRefusedException(
          ZipNames.shown(entry.name()) + " has a different name in its local header");
    }
    return at + LOCAL_HEADER_LENGTH + u16(at + 26) + u16(at + 28);
  }

  /** Unpacks one of {@link #names}. */
  byte[] read(String name) throws ZipRefusedException {
    Entry entry = entries.get(ZipNames.key(name));
    if (entry == null) {
      throw new ZipRefusedException("the zip file has no entry " + ZipNames.shown(name));
    }
    byte[] packed = new byte[(int) entry.packed()];
    bytes.get(data(entry), packed);
    byte[] unpacked = entry.method() == STORED ? packed : inflate(entry, packed);
    CRC32 crc = new CRC32();
    crc.update(unpacked);
    if (unpacked.length != entry.unpacked() || crc.getValue() != entry.crc()) {
      throw new ZipRefusedException(
          ZipNames.shown(name) + " is damaged: its size or checksum is wrong");
    }
    return unpacked;
  }

  private static byte[] inflate(Entry entry, byte[] packed) throws ZipRefusedException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      byte[] unpacked = new byte[(int) entry.unpacked()];
      int length = 0;
      while (length < unpacked.length) {
        int more = inflater.inflate(unpacked, length, unpacked.length - length);
        if (more == 0) {
          throw new ZipRefusedException(ZipNames.shown(entry.name()) + " is truncated");
        }
        length += more;
      }
      boolean more = !inflater.finished() && inflater.inflate(new byte[1]) > 0;
      if (more || !inflater.finished()) {
        throw new ZipRefusedException(
            ZipNames.shown(entry.name()) + " is larger than the directory declares");
      }
      return unpacked;
    } catch (DataFormatException broken) {
      throw new ZipRefusedException(
          ZipNames.shown(entry.name()) + " is damaged: its data cannot be unpacked");
    } finally {
      inflater.end();
    }
  }

  private int u16(int at) {
    return Short.toUnsignedInt(bytes.getShort(at));
  }

  private long u32(int at) {
    return Integer.toUnsignedLong(bytes.getInt(at));
  }

  private String text(int at, int length) {
    byte[] raw = new byte[length];
    bytes.get(at, raw);
    return new String(raw, StandardCharsets.UTF_8);
  }

  /** The names that match a pattern, in the order of the central directory. */
  List<String> matching(java.util.regex.Pattern pattern) {
    return Collections.unmodifiableList(
        names().stream().filter(name -> pattern.matcher(name).matches()).toList());
  }
}
