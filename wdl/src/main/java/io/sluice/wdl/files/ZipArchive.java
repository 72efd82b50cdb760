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
 * A zip file out of untrusted hands. The directory at its end is read and checked as a whole before
 * any entry is unpacked: names, links, encryption, numbers, sizes, overlaps. Entries are unpacked
 * in memory, one by one, and never beyond what the directory says. Follows PKWARE's APPNOTE 4.3.
 */
final class ZipArchive {
  /** Bytes of the file at most. */
  static final int MOST_BYTES = 64_000_000;

  /** Entries at most. */
  static final int MOST_ENTRIES = 5_000;

  /** Bytes of one entry at most, unpacked. */
  static final long MOST_ENTRY_BYTES = 64_000_000;

  /** Bytes of all entries at most, unpacked. */
  static final long MOST_TOTAL_BYTES = 256_000_000;

  /** How many times as large an entry may become; small ones may more, see {@link #FREE_BYTES}. */
  static final long MOST_RATIO = 200;

  /** Bytes that an entry may have whatever its ratio. */
  static final long FREE_BYTES = 1_000_000;

  /** Characters of an entry's name at most. */
  static final int LONGEST_NAME = 400;

  private static final int END = 0x06054b50;
  private static final int DIRECTORY = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int END_LENGTH = 22;
  private static final int DIRECTORY_LENGTH = 46;
  private static final int LOCAL_LENGTH = 30;
  private static final int MOST_COMMENT = 65_535;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int UNIX = 3;
  private static final int FILE_TYPE = 0xF000;
  private static final int LINK = 0xA000;
  private static final int ENCRYPTED = 0x2041; // encrypted, strongly encrypted, names masked

  private final ByteBuffer bytes;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private record Entry(
      String name, int flags, int method, long crc, long packed, long unpacked, long offset) {
    boolean isFolder() {
      return name.endsWith("/");
    }
  }

  private ZipArchive(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Reads and checks the directory. */
  static ZipArchive open(byte[] bytes) throws ZipRefusedException {
    if (bytes.length > MOST_BYTES) {
      throw new ZipRefusedException("a zip file has at most " + MOST_BYTES + " bytes");
    }
    ZipArchive archive = new ZipArchive(bytes);
    try {
      archive.directory();
      archive.overlaps();
    } catch (IndexOutOfBoundsException | IllegalArgumentException cut) {
      throw new ZipRefusedException("the zip file is cut off or broken");
    }
    return archive;
  }

  /** The names of all files in it, in the order of the directory. */
  List<String> names() {
    return entries.values().stream().filter(one -> !one.isFolder()).map(Entry::name).toList();
  }

  private void directory() throws ZipRefusedException {
    int end = end();
    int count = u16(end + 10);
    boolean split = u16(end + 4) != 0 || u16(end + 6) != 0 || u16(end + 8) != count;
    if (split) {
      throw new ZipRefusedException("a zip file is in one part");
    }
    long size = u32(end + 12);
    long start = u32(end + 16);
    if (count == 0xFFFF || size == 0xFFFFFFFFL || start == 0xFFFFFFFFL) {
      throw new ZipRefusedException("the 64 bit form of zip is not read");
    }
    if (count > MOST_ENTRIES) {
      throw new ZipRefusedException(
          "a zip file has at most " + MOST_ENTRIES + " entries, not " + count);
    }
    if (start + size != end) {
      throw new ZipRefusedException("the directory of the zip file does not end where it should");
    }
    int at = (int) start;
    long total = 0;
    for (int i = 0; i < count; i++) {
      Entry entry = entry(at);
      total += entry.unpacked();
      if (total > MOST_TOTAL_BYTES) {
        throw new ZipRefusedException(
            "unpacked, all entries have at most " + MOST_TOTAL_BYTES + " bytes");
      }
      if (entries.putIfAbsent(ZipNames.key(entry.name()), entry) != null) {
        throw new ZipRefusedException("two entries are called " + ZipNames.shown(entry.name()));
      }
      at += DIRECTORY_LENGTH + u16(at + 28) + u16(at + 30) + u16(at + 32);
    }
    if (at != end) {
      throw new ZipRefusedException(
          "the directory of the zip file has other entries than it counts");
    }
  }

  private int end() throws ZipRefusedException {
    int last = bytes.limit() - END_LENGTH;
    for (int at = last; at >= 0 && at >= last - MOST_COMMENT; at--) {
      if (bytes.getInt(at) == END && at + END_LENGTH + u16(at + 20) == bytes.limit()) {
        return at;
      }
    }
    throw new ZipRefusedException("it is no zip file");
  }

  private Entry entry(int at) throws ZipRefusedException {
    if (bytes.getInt(at) != DIRECTORY) {
      throw new ZipRefusedException("the directory of the zip file is broken");
    }
    String name = text(at + DIRECTORY_LENGTH, u16(at + 28));
    ZipNames.check(name);
    Entry entry =
        new Entry(
            name,
            u16(at + 8),
            u16(at + 10),
            u32(at + 16),
            u32(at + 20),
            u32(at + 24),
            u32(at + 42));
    String shown = ZipNames.shown(name);
    boolean unix = u16(at + 4) >> 8 == UNIX;
    if (unix && ((int) (u32(at + 38) >> 16) & FILE_TYPE) == LINK) {
      throw new ZipRefusedException(shown + " is a link");
    }
    if ((entry.flags() & ENCRYPTED) != 0) {
      throw new ZipRefusedException(shown + " is encrypted");
    }
    if (entry.method() != STORED && entry.method() != DEFLATED) {
      throw new ZipRefusedException(shown + " is packed by the unknown method " + entry.method());
    }
    if (entry.unpacked() > MOST_ENTRY_BYTES) {
      throw new ZipRefusedException(shown + " has more than " + MOST_ENTRY_BYTES + " bytes");
    }
    if (entry.unpacked() > FREE_BYTES && entry.unpacked() / MOST_RATIO > entry.packed()) {
      throw new ZipRefusedException(
          shown + " grows more than " + MOST_RATIO + " times when unpacked");
    }
    return entry;
  }

  /** Entries that share bytes are a bomb. */
  private void overlaps() throws ZipRefusedException {
    List<Entry> sorted = new ArrayList<>(entries.values());
    sorted.sort(Comparator.comparingLong(Entry::offset));
    long before = 0;
    for (Entry entry : sorted) {
      if (entry.offset() < before) {
        throw new ZipRefusedException(
            ZipNames.shown(entry.name()) + " shares bytes with another entry");
      }
      before = data(entry) + entry.packed();
      if (before > bytes.limit()) {
        throw new ZipRefusedException(
            ZipNames.shown(entry.name()) + " goes on behind the end of the file");
      }
    }
  }

  /** Where an entry's bytes begin; its own header must say the same name as the directory. */
  private int data(Entry entry) throws ZipRefusedException {
    int at = (int) Math.min(entry.offset(), bytes.limit());
    if (at + LOCAL_LENGTH > bytes.limit() || bytes.getInt(at) != LOCAL) {
      throw new ZipRefusedException(
          ZipNames.shown(entry.name()) + " is not where the directory says");
    }
    if (!text(at + LOCAL_LENGTH, u16(at + 26)).equals(entry.name())) {
      throw new ZipRefusedException(
          ZipNames.shown(entry.name()) + " has another name in its own header");
    }
    return at + LOCAL_LENGTH + u16(at + 26) + u16(at + 28);
  }

  /** The bytes of an entry that {@link #names} gives. */
  byte[] read(String name) throws ZipRefusedException {
    Entry entry = entries.get(ZipNames.key(name));
    if (entry == null) {
      throw new ZipRefusedException("there is no entry " + ZipNames.shown(name));
    }
    byte[] packed = new byte[(int) entry.packed()];
    bytes.get(data(entry), packed);
    byte[] unpacked = entry.method() == STORED ? packed : inflate(entry, packed);
    CRC32 crc = new CRC32();
    crc.update(unpacked);
    if (unpacked.length != entry.unpacked() || crc.getValue() != entry.crc()) {
      throw new ZipRefusedException(
          ZipNames.shown(name) + " is damaged: its size or checksum differs");
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
          throw new ZipRefusedException(ZipNames.shown(entry.name()) + " is cut off");
        }
        length += more;
      }
      boolean more = !inflater.finished() && inflater.inflate(new byte[1]) > 0;
      if (more || !inflater.finished()) {
        throw new ZipRefusedException(ZipNames.shown(entry.name()) + " is larger than it says");
      }
      return unpacked;
    } catch (DataFormatException broken) {
      throw new ZipRefusedException(ZipNames.shown(entry.name()) + " cannot be unpacked");
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

  /** The files whose name fits, in the order of the directory. */
  List<String> matching(java.util.regex.Pattern pattern) {
    return Collections.unmodifiableList(
        names().stream().filter(name -> pattern.matcher(name).matches()).toList());
  }
}
