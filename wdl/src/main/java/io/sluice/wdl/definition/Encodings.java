package io.sluice.wdl.definition;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes files: UTF-8 with or without byte order mark, and UTF-16 as in some exports. */
public final class Encodings {
  private Encodings() {}

  /** The text; empty when the bytes are not valid in the detected encoding. */
  public static Optional<String> decode(byte[] bytes) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return decode(bytes, 3, StandardCharsets.UTF_8);
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return decode(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return decode(bytes, 2, StandardCharsets.UTF_16BE);
    }
    if (bytes.length >= 2 && bytes[0] != 0 && bytes[1] == 0) {
      return decode(bytes, 0, StandardCharsets.UTF_16LE);
    }
    if (bytes.length >= 2 && bytes[0] == 0 && bytes[1] != 0) {
      return decode(bytes, 0, StandardCharsets.UTF_16BE);
    }
    return decode(bytes, 0, StandardCharsets.UTF_8);
  }

  private static Optional<String> decode(byte[] bytes, int from, Charset charset) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, from, bytes.length - from);
      return Optional.of(charset.newDecoder().decode(buffer).toString());
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
