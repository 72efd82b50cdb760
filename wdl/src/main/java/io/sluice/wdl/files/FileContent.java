package io.sluice.wdl.files;

/** The content of a file to be written. */
public final class FileContent {
  private final byte[] bytes;

  FileContent(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The bytes themselves; callers must not change them. */
  public byte[] bytes() {
    return bytes;
  }
}
