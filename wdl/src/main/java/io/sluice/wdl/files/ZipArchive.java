package io.sluice.wdl.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads zip files from untrusted sources. Entries are unpacked in memory, one at a time, and never
 * beyond the size that the directory declares. The bounds on sizes and compression ratios concern
 * the entries that are read: the zip file of a solution may hold images, apps and assemblies of any
 * size beside its flows.
 */
final class ZipArchive implements FileMembers {
  /** Maximum size of one unpacked entry. */
  static final long MAX_ENTRY_BYTES = 128_000_000;

  /** Maximum size of all entries that are unpacked, those of inner zip files included. */
  static final long MAX_TOTAL_BYTES = 512_000_000;

  /** Maximum compression ratio of entries larger than {@link #UNCHECKED_RATIO_BYTES}. */
  static final long MAX_RATIO = 200;

  /** Entries up to this unpacked size may have any compression ratio. */
  static final long UNCHECKED_RATIO_BYTES = 1_000_000;

  /** Maximum length of an entry's name in characters. */
  static final int MAX_NAME_LENGTH = 400;

  private final ByteBuffer bytes;
  private final Map<String, ZipEntryRow> entries;
  private final ReadBudget budget;

  private ZipArchive(ByteBuffer bytes, Map<String, ZipEntryRow> entries, ReadBudget budget) {
    this.bytes = bytes;
    this.entries = entries;
    this.budget = budget;
  }

  /** Reads the central directory. */
  static ZipArchive open(byte[] bytes) throws FileRefusedException {
    return open(ByteBuffer.wrap(bytes), new ReadBudget());
  }

  /** Reads the central directory; what is unpacked later is taken from a budget. */
  static ZipArchive open(ByteBuffer content, ReadBudget budget) throws FileRefusedException {
    ByteBuffer bytes = content.slice().order(ByteOrder.LITTLE_ENDIAN);
    return new ZipArchive(bytes, ZipDirectory.read(bytes), budget);
  }

  @Override
  public List<String> names() {
    return entries.values().stream().filter(one -> !one.isFolder()).map(ZipEntryRow::name).toList();
  }

  @Override
  public byte[] read(String name) throws FileRefusedException {
    ZipEntryRow entry = entries.get(ZipNames.key(name));
    if (entry == null) {
      throw new FileRefusedException("the zip file has no entry " + ZipNames.shown(name));
    }
    check(entry);
    budget.take(entry.unpacked());
    byte[] packed = new byte[(int) entry.packed()];
    bytes.get(ZipDirectory.data(bytes, entry), packed);
    byte[] unpacked = entry.method() == 0 ? packed : inflate(entry, packed);
    CRC32 crc = new CRC32();
    crc.update(unpacked);
    if (unpacked.length != entry.unpacked() || crc.getValue() != entry.crc()) {
      throw new FileRefusedException(
          ZipNames.shown(name) + " is damaged: its size or checksum is wrong");
    }
    return unpacked;
  }

  /** A zip file inside this one; what is read of it counts here too. */
  ZipArchive inner(String name) throws FileRefusedException {
    return open(ByteBuffer.wrap(read(name)), budget);
  }

  private static void check(ZipEntryRow entry) throws FileRefusedException {
    String refusal = entry.refusal();
    if (refusal != null) {
      throw new FileRefusedException(refusal);
    }
    if (entry.unpacked() > MAX_ENTRY_BYTES) {
      throw new FileRefusedException(
          ZipNames.shown(entry.name())
              + " is larger than "
              + MAX_ENTRY_BYTES
              + " bytes when unpacked");
    }
    if (entry.unpacked() > UNCHECKED_RATIO_BYTES && entry.unpacked() / MAX_RATIO > entry.packed()) {
      throw new FileRefusedException(
          ZipNames.shown(entry.name()) + " has a compression ratio above " + MAX_RATIO);
    }
  }

  private static byte[] inflate(ZipEntryRow entry, byte[] packed) throws FileRefusedException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      byte[] unpacked = new byte[(int) entry.unpacked()];
      int length = 0;
      while (length < unpacked.length) {
        int more = inflater.inflate(unpacked, length, unpacked.length - length);
        if (more == 0) {
          throw new FileRefusedException(ZipNames.shown(entry.name()) + " is truncated");
        }
        length += more;
      }
      boolean more = !inflater.finished() && inflater.inflate(new byte[1]) > 0;
      if (more || !inflater.finished()) {
        throw new FileRefusedException(
            ZipNames.shown(entry.name()) + " is larger than the directory declares");
      }
      return unpacked;
    } catch (DataFormatException broken) {
      throw new FileRefusedException(
          ZipNames.shown(entry.name()) + " is damaged: its data cannot be unpacked");
    } finally {
      inflater.end();
    }
  }
}
