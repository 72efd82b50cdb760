package io.sluice.wdl.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

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
    } catch (ZipRefusedException refused) {
      return refused.rule();
    }
  }

  private static ByteBuffer edit(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Where the row of an entry begins in the directory. */
  private static int row(byte[] bytes, int index) {
    ByteBuffer buffer = edit(bytes);
    int at = buffer.getInt(bytes.length - 22 + 16);
    for (int i = 0; i < index; i++) {
      at += 46 + buffer.getShort(at + 28) + buffer.getShort(at + 30) + buffer.getShort(at + 32);
    }
    return at;
  }

  /** Replaces a name by another one of the same length, in the header and in the directory. */
  private static byte[] renamed(String from, String to) {
    String text = new String(zip(from), StandardCharsets.ISO_8859_1);
    return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void gives_back_what_was_put_in() throws ZipRefusedException {
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
        "a//b",
        "./a",
        "a\nb",
        ".."
      })
  void names_that_lead_elsewhere_are_refused(String name) {
    assertThat(refusal(renamed("x".repeat(name.length()), name)))
        .containsPattern(" in its name|absolute name|leads out of its folder");
  }

  @Test
  void links_are_refused() {
    byte[] bytes = zip("link");
    int row = row(bytes, 0);
    edit(bytes).putShort(row + 4, (short) (3 << 8 | 20)).putInt(row + ATTRIBUTES, 0xA1FF0000);
    assertThat(refusal(bytes)).isEqualTo("'link' is a link");
  }

  @Test
  void two_entries_of_one_name_are_refused_whatever_their_letter_case() {
    assertThat(refusal(zip("a.json", "A.JSON"))).isEqualTo("two entries are called 'A.JSON'");
  }

  @Test
  void encrypted_entries_are_refused() {
    byte[] bytes = zip("a");
    edit(bytes).putShort(row(bytes, 0) + FLAGS, (short) 1);
    assertThat(refusal(bytes)).isEqualTo("'a' is encrypted");
  }

  @Test
  void unknown_methods_are_refused() {
    byte[] bytes = zip("a");
    edit(bytes).putShort(row(bytes, 0) + METHOD, (short) 14);
    assertThat(refusal(bytes)).contains("unknown method 14");
  }

  @Test
  void too_many_entries_are_refused() {
    String[] names = new String[ZipArchive.MOST_ENTRIES + 1];
    Arrays.setAll(names, i -> "e" + i);
    assertThat(refusal(zip(names))).contains("at most 5000 entries");
  }

  @Test
  void an_entry_that_grows_too_much_is_refused_before_it_is_unpacked() {
    byte[] bytes = new ZipWriter().add("bomb", new byte[3_000_000]).bytes();
    assertThat(refusal(bytes)).isEqualTo("'bomb' grows more than 200 times when unpacked");
  }

  @Test
  void sizes_beyond_the_bounds_are_refused() {
    byte[] bytes = zip("a");
    edit(bytes).putInt(row(bytes, 0) + UNPACKED, (int) ZipArchive.MOST_ENTRY_BYTES + 1);
    assertThat(refusal(bytes)).contains("has more than");
    assertThat(refusal(new byte[ZipArchive.MOST_BYTES + 1])).contains("at most 64000000 bytes");
  }

  @Test
  void an_entry_that_is_larger_or_smaller_than_it_says_is_refused() {
    byte[] larger = zip("a");
    edit(larger).putInt(row(larger, 0) + UNPACKED, 3);
    assertThat(refusal(larger)).isEqualTo("'a' is larger than it says");
    byte[] smaller = zip("a");
    edit(smaller).putInt(row(smaller, 0) + UNPACKED, 1_000);
    assertThat(refusal(smaller)).isEqualTo("'a' is cut off");
  }

  @Test
  void entries_that_share_bytes_are_refused() {
    byte[] bytes = renamed("aa", "aa");
    byte[] two = zip("aa", "bb");
    edit(two).putInt(row(two, 1) + OFFSET, 0);
    assertThat(refusal(bytes)).isEmpty();
    assertThat(refusal(two)).contains("'bb'");
  }

  @Test
  void a_header_with_another_name_than_the_directory_is_refused() {
    byte[] bytes = zip("a.json");
    bytes[30] = 'z';
    assertThat(refusal(bytes)).isEqualTo("'a.json' has another name in its own header");
  }

  @Test
  void an_entry_that_begins_behind_the_end_is_refused() {
    byte[] bytes = zip("a.json");
    edit(bytes).putInt(row(bytes, 0) + OFFSET, -2);
    assertThat(refusal(bytes)).isEqualTo("'a.json' is not where the directory says");
  }

  @Test
  void damaged_content_is_refused() {
    byte[] bytes = zip("a.json");
    edit(bytes).putInt(row(bytes, 0) + 16, 1);
    assertThat(refusal(bytes)).contains("is damaged");
  }

  @Test
  void what_is_no_zip_file_is_refused() {
    assertThat(refusal(new byte[0])).isEqualTo("it is no zip file");
    assertThat(refusal("PK and more".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("it is no zip file");
  }

  @Property(tries = 300)
  void no_change_of_bytes_makes_it_throw_anything_else(
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
  void file_names_are_made_of_letters_digits_and_little_else() {
    assertThat(
            List.of("Get items!", "../x", "con", "", ".hid", "Größe 1", "a/b", "x.").stream()
                .map(ZipNames::file))
        .containsExactly("Get_items_", "__x", "_con", "_", "_hid", "Größe_1", "a_b", "x");
  }
}
