package io.sluice.wdl.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipArchiveTest {
  private static final int FLAGS = 8;
  private static final int METHOD = 10;
  private static final int UNPACKED = 24;
  private static final int ATTRIBUTES = 38;
  private static final int OFFSET = 42;

  private static byte[] zip(String... names) {
    ZipWriter writer = new ZipWriter();
    for (String name : names) {
      writer.add(name, "content of " + name);
    }
    return writer.bytes();
  }

  private static String refusal(byte[] bytes) {
    try {
      ZipArchive archive = ZipArchive.open(bytes);
      for (String name : archive.names()) {
        archive.read(name);
      }
      return "";
    } catch (FileRefusedException refused) {
      return refused.rule();
    }
  }

  private static ByteBuffer edit(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The offset of an entry in the central directory. */
  private static int row(byte[] bytes, int index) {
    ByteBuffer buffer = edit(bytes);
    int at = buffer.getInt(bytes.length - 22 + 16);
    for (int i = 0; i < index; i++) {
      at += 46 + buffer.getShort(at + 28) + buffer.getShort(at + 30) + buffer.getShort(at + 32);
    }
    return at;
  }

  /** Replaces a name by one of the same length, in the local header and the directory. */
  private static byte[] renamed(String from, String to) {
    String text = new String(zip(from), StandardCharsets.ISO_8859_1);
    return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void reads_what_was_written() throws FileRefusedException {
    ZipArchive archive = ZipArchive.open(zip("a.json", "b/c.json", "d/"));
    assertThat(archive.names()).containsExactly("a.json", "b/c.json");
    assertThat(archive.read("b/c.json")).asString().isEqualTo("content of b/c.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "a/../../b",
        "/etc/passwd",
        "C:/windows",
        "a\\..\\b",
        "C:\\windows",
        "a//b",
        "./a",
        "a\nb",
        ".."
      })
  void unsafe_names_are_refused(String name) {
    assertThat(refusal(renamed("x".repeat(name.length()), name)))
        .containsPattern(" in its name|absolute path|leads out of its folder|empty path segment");
  }

  @Test
  void symbolic_links_are_refused() {
    byte[] bytes = zip("link");
    int row = row(bytes, 0);
    edit(bytes).putShort(row + 4, (short) (3 << 8 | 20)).putInt(row + ATTRIBUTES, 0xA1FF0000);
    assertThat(refusal(bytes)).isEqualTo("'link' is a symbolic link");
  }

  @Test
  void duplicate_names_are_refused_in_any_letter_case() {
    assertThat(refusal(zip("a.json", "A.JSON"))).isEqualTo("two entries have the name 'A.JSON'");
  }

  @Test
  void encrypted_entries_are_refused() {
    byte[] bytes = zip("a");
    edit(bytes).putShort(row(bytes, 0) + FLAGS, (short) 1);
    assertThat(refusal(bytes)).isEqualTo("'a' is encrypted");
  }

  @Test
  void unsupported_compression_methods_are_refused() {
    byte[] bytes = zip("a");
    edit(bytes).putShort(row(bytes, 0) + METHOD, (short) 14);
    assertThat(refusal(bytes)).contains("unsupported compression method 14");
  }

  @Test
  void a_zip_file_may_have_as_many_entries_as_the_format_allows() throws FileRefusedException {
    String[] names = new String[20_000];
    Arrays.setAll(names, i -> "e" + i);
    assertThat(ZipArchive.open(zip(names)).names()).hasSize(20_000);
  }

  @Test
  void what_is_wrong_with_one_entry_does_not_concern_the_others() throws FileRefusedException {
    byte[] bytes =
        new ZipWriter().add("good", "1").add("bomb", new byte[3_000_000]).add("odd", "2").bytes();
    edit(bytes).putShort(row(bytes, 2) + FLAGS, (short) 1);
    ZipArchive archive = ZipArchive.open(bytes);
    assertThat(archive.read("good")).asString().isEqualTo("1");
    assertThatThrownBy(() -> archive.read("bomb")).hasMessageContaining("ratio above 200");
    assertThatThrownBy(() -> archive.read("odd")).hasMessageContaining("encrypted");
  }

  @Test
  void what_is_read_of_inner_zip_files_counts_together() throws FileRefusedException {
    byte[] inner = new ZipWriter().add("a", new byte[900_000]).bytes();
    ZipArchive outer = ZipArchive.open(new ZipWriter().add("in.zip", inner).bytes());
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1_000; i++) {
                outer.inner("in.zip").read("a");
              }
            })
        .hasMessageContaining("exceed 512000000 bytes together");
  }

  @Test
  void a_high_compression_ratio_is_refused_before_unpacking() {
    byte[] bytes = new ZipWriter().add("bomb", new byte[3_000_000]).bytes();
    assertThat(refusal(bytes)).isEqualTo("'bomb' has a compression ratio above 200");
  }

  @Test
  void excessive_sizes_are_refused() {
    byte[] bytes = zip("a");
    edit(bytes).putInt(row(bytes, 0) + UNPACKED, (int) ZipArchive.MAX_ENTRY_BYTES + 1);
    assertThat(refusal(bytes)).contains("is larger than");
  }

  @Test
  void a_size_that_differs_from_the_directory_is_refused() {
    byte[] larger = zip("a");
    edit(larger).putInt(row(larger, 0) + UNPACKED, 3);
    assertThat(refusal(larger)).isEqualTo("'a' is larger than the directory declares");
    byte[] smaller = zip("a");
    edit(smaller).putInt(row(smaller, 0) + UNPACKED, 1_000);
    assertThat(refusal(smaller)).isEqualTo("'a' is truncated");
  }

  @Test
  void overlapping_entries_are_refused() {
    byte[] bytes = renamed("aa", "aa");
    byte[] two = zip("aa", "bb");
    edit(two).putInt(row(two, 1) + OFFSET, 0);
    assertThat(refusal(bytes)).isEmpty();
    assertThat(refusal(two)).contains("'bb'");
  }

  @Test
  void a_local_header_with_a_different_name_is_refused() {
    byte[] bytes = zip("a.json");
    bytes[30] = 'z';
    assertThat(refusal(bytes)).isEqualTo("'a.json' has a different name in its local header");
  }

  @Test
  void an_offset_beyond_the_end_is_refused() {
    byte[] bytes = zip("a.json");
    edit(bytes).putInt(row(bytes, 0) + OFFSET, -2);
    assertThat(refusal(bytes)).isEqualTo("'a.json' has no local header where the directory says");
  }

  @Test
  void damaged_content_is_refused() {
    byte[] bytes = zip("a.json");
    edit(bytes).putInt(row(bytes, 0) + 16, 1);
    assertThat(refusal(bytes)).contains("is damaged");
  }

  @Test
  void other_files_are_refused() {
    assertThat(refusal(new byte[0])).isEqualTo("the file is not a zip file");
    assertThat(refusal("PK and more".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("the file is not a zip file");
  }

  @Property(tries = 300)
  void corrupted_files_cause_no_other_exception(
      @ForAll @IntRange(max = 400) int at,
      @ForAll byte value,
      @ForAll @IntRange(max = 400) int cut) {
    byte[] bytes = zip("a.json", "b/c.json");
    bytes[at % bytes.length] = value;
    assertThatCode(() -> refusal(bytes)).doesNotThrowAnyException();
    assertThatCode(() -> refusal(Arrays.copyOf(bytes, cut % bytes.length)))
        .doesNotThrowAnyException();
  }

  @Test
  void derived_file_names_are_safe() {
    assertThat(
            List.of("Get items!", "../x", "con", "", ".hid", "Größe 1", "a/b", "x.").stream()
                .map(ZipNames::file))
        .containsExactly("Get_items_", "__x", "_con", "_", "_hid", "Größe_1", "a_b", "x");
  }
}
