package io.sluice.wdl.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.culture.Culture;
import io.sluice.wdl.culture.Cultures;
import io.sluice.wdl.culture.DateFormat;
import io.sluice.wdl.culture.DateParser;
import io.sluice.wdl.culture.ExactDate;
import io.sluice.wdl.culture.Moment;
import io.sluice.wdl.culture.NumberFormat;
import io.sluice.wdl.culture.NumberParser;
import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.MapScope;
import io.sluice.wdl.json.ExpressionException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;

/** Laws between functions. */
class FunctionLawsTest {
  private static @Nullable Object evaluate(String source, Map<String, ?> variables) {
    return Languages.POWER_AUTOMATE
        .expression(source)
        .evaluate(new MapScope(Map.of("variables", variables), Dialect.POWER_AUTOMATE));
  }

  private static Object[] both(String left, String right, Map<String, ?> variables) {
    return new Object[] {evaluate(left, variables), evaluate(right, variables)};
  }

  private static void same(String left, String right, Map<String, ?> variables) {
    Object[] sides = both(left, right, variables);
    assertThat(sides[0]).as(left).isEqualTo(sides[1]);
  }

  @Property(tries = 200)
  void coding_a_text_and_decoding_it_gives_the_text(@ForAll("wellFormed") String text) {
    Map<String, String> x = Map.of("x", text);
    same("base64ToString(base64(variables('x')))", "variables('x')", x);
    same("uriComponentToString(uriComponent(variables('x')))", "variables('x')", x);
    same("dataUriToString(dataUri(variables('x')))", "variables('x')", x);
    same("string(binary(variables('x')))", "variables('x')", x);
    same("json(string(createArray(variables('x'))))", "createArray(variables('x'))", x);
  }

  @Property(tries = 200)
  void joining_what_was_split_gives_the_text(
      @ForAll @Chars({'a', 'b', ','}) String text, @ForAll @Chars({'a', ','}) String separator) {
    Map<String, String> x = Map.of("x", text, "s", separator);
    same("join(split(variables('x'), variables('s')), variables('s'))", "variables('x')", x);
  }

  @Property(tries = 200)
  void replacing_is_splitting_and_joining(
      @ForAll @Chars({'a', 'b'}) String text,
      @ForAll @Chars({'a', 'b'}) @StringLength(min = 1, max = 3) String old) {
    Map<String, String> x = Map.of("x", text, "o", old);
    same(
        "replace(variables('x'), variables('o'), '-')",
        "join(split(variables('x'), variables('o')), '-')",
        x);
    assertThat(evaluate("replace(variables('x'), variables('o'), '-')", x))
        .isEqualTo(text.replace(old, "-"));
    assertThat(evaluate("indexOf(variables('x'), variables('o'))", x))
        .isEqualTo((long) text.indexOf(old));
    assertThat(evaluate("lastIndexOf(variables('x'), variables('o'))", x))
        .isEqualTo((long) text.lastIndexOf(old));
    assertThat(evaluate("contains(variables('x'), variables('o'))", x))
        .isEqualTo(text.contains(old));
  }

  @Property(tries = 200)
  void parts_of_an_array_make_the_array(
      @ForAll @Size(max = 10) List<Long> list, @ForAll @IntRange(min = 1, max = 12) int n) {
    Map<String, ?> x = Map.of("x", list, "n", (long) n);
    assertThat(evaluate("reverse(reverse(variables('x')))", x)).isEqualTo(list);
    assertThat(evaluate("length(take(variables('x'), variables('n')))", x))
        .isEqualTo((long) Math.min(n, list.size()));
    assertThat(evaluate("length(chunk(variables('x'), variables('n')))", x))
        .isEqualTo((long) (list.size() + n - 1) / n);
    assertThat(evaluate("sort(variables('x'))", x)).isEqualTo(list.stream().sorted().toList());
    assertThat(evaluate("union(variables('x'))", x)).isEqualTo(list.stream().distinct().toList());
    same("intersection(variables('x'), variables('x'))", "union(variables('x'))", x);
  }

  @Property(tries = 200)
  void division_and_rest_make_the_dividend(@ForAll long a, @ForAll long b) {
    if (b != 0 && !(a == Long.MIN_VALUE && b == -1)) {
      Map<String, ?> x = Map.of("a", a, "b", b);
      same(
          "add(mul(div(variables('a'), variables('b')), variables('b')),"
              + " mod(variables('a'), variables('b')))",
          "variables('a')",
          x);
    }
  }

  @Property(tries = 200)
  void a_date_in_the_default_format_reads_back(@ForAll("moments") Moment moment) {
    String text = DateFormat.format(moment, "o", Cultures.DEFAULT);
    assertThat(DateParser.parse(text, Cultures.DEFAULT)).contains(moment);
    assertThat(ExactDate.parse(text, "o", Cultures.DEFAULT)).contains(moment);
  }

  @Property(tries = 300)
  void a_short_date_and_time_reads_back_in_every_culture(
      @ForAll("moments") Moment moment, @ForAll("cultures") Culture culture) {
    LocalDateTime seconds = moment.time().withNano(0);
    Moment plain = new Moment(seconds, Moment.DateTimeKind.UNSPECIFIED);
    String text = DateFormat.format(plain, "yyyy MMMM dd HH:mm:ss", culture);
    assertThat(ExactDate.parse(text, "yyyy MMMM dd HH:mm:ss", culture)).as(text).contains(plain);
  }

  @Property(tries = 200)
  void moving_forth_and_back_by_days_gives_the_date(
      @ForAll("moments") Moment moment, @ForAll @LongRange(min = -9999, max = 9999) long days) {
    String text = DateFormat.format(moment, "o", Cultures.DEFAULT);
    boolean inside =
        moment.time().plusDays(days).getYear() > 0 && moment.time().plusDays(days).getYear() < 9999;
    if (inside) {
      same(
          "addDays(addDays(variables('t'), variables('n')), sub(0, variables('n')))",
          "variables('t')",
          Map.of("t", text, "n", days));
    }
  }

  @Property(tries = 300)
  void a_grouped_number_reads_back_in_every_culture(
      @ForAll @LongRange(min = -999_999_999_999L, max = 999_999_999_999L) long number,
      @ForAll("cultures") Culture culture) {
    String text = NumberFormat.format(number, "N0", culture);
    assertThat(NumberParser.real(text, culture.numbers())).as(text).contains((double) number);
  }

  @Property(tries = 500)
  void a_random_format_gives_a_text_or_a_documented_error(
      @ForAll @Chars({'0', '#', ',', '.', '%', ';', 'E', '+', '\'', '\\', 'N', 'd', 'M', 'y', ':'})
          String format,
      @ForAll double number,
      @ForAll("moments") Moment moment,
      @ForAll("cultures") Culture culture) {
    try {
      assertThat(NumberFormat.format(number, format, culture)).isNotNull();
      assertThat(DateFormat.format(moment, format, culture)).isNotNull();
    } catch (ExpressionException documented) {
      assertThat(documented.getMessage()).contains("is not valid");
    }
  }

  @Provide
  Arbitrary<String> wellFormed() {
    return Arbitraries.strings()
        .filter(text -> !text.startsWith("\ufeff"))
        .map(
            text ->
                new String(
                    text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    java.nio.charset.StandardCharsets.UTF_8))
        .filter(text -> text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff));
  }

  @Provide
  Arbitrary<Culture> cultures() {
    return Arbitraries.of(Cultures.names()).map(name -> Cultures.find(name).orElseThrow());
  }

  @Provide
  Arbitrary<Moment> moments() {
    Arbitrary<Integer> years = Arbitraries.integers().between(1, 9999);
    Arbitrary<Integer> days = Arbitraries.integers().between(1, 365);
    Arbitrary<Long> ticks = Arbitraries.longs().between(0, 863_999_999_999L);
    return net.jqwik.api.Combinators.combine(
            years, days, ticks, Arbitraries.of(Moment.DateTimeKind.values()))
        .as(
            (year, day, tick, kind) ->
                new Moment(
                    LocalDateTime.of(year, 1, 1, 0, 0).plusDays(day - 1L).plusNanos(tick * 100),
                    kind));
  }
}
