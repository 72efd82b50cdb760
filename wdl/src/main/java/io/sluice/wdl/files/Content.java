package io.sluice.wdl.files;

/** The bytes of a file that is to be written. */
public final class Content {
  /** No bytes. */
  static final Content NONE = new Content(new byte[0]);

  private final byte[] bytes;

  Content(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The bytes; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }
}
