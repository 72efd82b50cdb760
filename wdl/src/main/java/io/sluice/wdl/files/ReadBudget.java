package io.sluice.wdl.files;

/**
 * The bytes that may still be unpacked from a zip file and from the zip files inside it. Not
 * thread-safe.
 */
final class ReadBudget {
  private long left = ZipArchive.MAX_TOTAL_BYTES;

  /** Takes the bytes of a file that is about to be unpacked. */
  void take(long bytes) throws FileRefusedException {
    if (bytes > left) {
      throw new FileRefusedException(
          "the files to be read exceed "
              + ZipArchive.MAX_TOTAL_BYTES
              + " bytes together when unpacked");
    }
    left -= bytes;
  }
}
