package io.sluice.wdl.files;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The files of a zip file or of a folder. Their contents are read one at a time and only on demand,
 * so that a large file costs nothing as long as nobody needs it.
 */
public interface FileMembers {
  /** The names of all files with slashes, in a stable order; folders are not listed. */
  List<String> names();

  /**
   * The content of one of {@link #names}.
   *
   * @throws FileRefusedException if this file cannot be read; the others still can
   */
  byte[] read(String name) throws FileRefusedException;

  /**
   * The files of a zip file.
   *
   * @throws FileRefusedException if its directory cannot be read
   */
  static FileMembers ofZip(ByteBuffer bytes) throws FileRefusedException {
    return ZipArchive.open(bytes, new ReadBudget());
  }
}
