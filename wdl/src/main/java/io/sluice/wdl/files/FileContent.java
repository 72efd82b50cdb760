package io.sluice.wdl.files;

/** The bytes of a file that is to be written. */
public final class FileContent {
  /** No bytes. */
  static final FileContent NONE = new FileContent(new byte[0]);

  private final byte[] bytes;

  FileContent(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The bytes; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }
}
