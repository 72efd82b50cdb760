package io.sluice.hub.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

  /** Hosts that some programs resolve to a private address, in every known notation. */
  static Stream<String> forbidden() {
    String hosts =
        """
        127.0.0.1 127.0.0.2 127.1.2.3 127.255.255.255 127.1 127.0.1 127.0.0.1. 127.1.
        2130706433 2130706433. 0x7f000001 0x7F000001 0x7f.0.0.1 0x7f.1 0X7F.0.0.0x1
        0177.0.0.1 0177.0.0.01 0177.1 017700000001 00177.0.0.1 127.0.0.01 127.00.0.1 127.000.000.001
        127.0.0.0x1 0x7f.0x0.0x0.0x1 127.0x1 0 0.0.0.0 0.0.0.0. 0.1.2.3 00 0x0 0x 000.000.000.000
        10.0.0.1 10.255.255.255 012.0.0.1 0xa.0.0.1 10.1 167772161 0x0a000001 10.0.1
        172.16.0.1 172.31.255.255 2886729729 0xac100001 0254.16.0.1 172.16.1
        192.168.0.1 192.168.255.255 3232235521 0xc0a80001 0300.0250.0.1 192.168.1 192.168
        169.254.169.254 169.254.0.1 2852039166 0xa9fea9fe 0251.0376.0251.0376 169.254.43518
        168.63.129.16 100.64.0.1 100.127.255.255 100.100.100.200 0x64.0x40.0.1
        192.0.0.1 192.0.0.170 192.0.2.1 192.88.99.1 198.18.0.1 198.19.255.255 198.51.100.7
        203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 4294967295 0xffffffff
        256.0.0.1 1.2.3.256 1.2.3 1.2.3.4.5 1.2.3.4.5. 999.1.1.1 1..2.3 .1.2.3 1.2.3.4.0x5
        [::] [::1] [0:0:0:0:0:0:0:1] [0000:0000:0000:0000:0000:0000:0000:0001] [::0001]
        [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:7f00:0001] [::ffff:10.0.0.1]
        [::ffff:a9fe:a9fe] [::ffff:169.254.169.254] [::ffff:0:127.0.0.1] [::127.0.0.1] [::7f00:1]
        [::ffff:93.184.216.34] [::ffff:5db8:d822] [64:ff9b::7f00:1] [64:ff9b::127.0.0.1]
        [64:ff9b::5db8:d822] [64:ff9b:1::a00:1] [2002:7f00:1::] [2002:a00:1::1] [2002:a9fe:a9fe::]
        [2001::1] [2001:0:4136:e378:8000:63bf:3fff:fdd2] [2001:10::1] [2001:20::1] [2001:db8::1]
        [3fff::1] [3fff:0fff::1] [5f00::1] [100::1] [fc00::1] [fd00::1] [fd12:3456:789a::1]
        [fdff:ffff::1] [fe80::1] [fe80::1%25eth0] [febf::1] [fec0::1] [feff::1] [ff02::1] [ff05::2]
        [ffff::1] [fd00:ec2::254] [4000::1] [0::] [1::] [::2]
        """;
    return Stream.of(hosts.strip().split("\\s+", -1))
        .flatMap(
            host ->
                Stream.of("http", "https")
                    .map(scheme -> scheme + "://" + host + "/latest/meta-data"));
  }

  @ParameterizedTest
  @MethodSource("forbidden")
  void a_private_address_is_refused_in_every_notation(String address) {
    assertRefused(address);
  }

  @Test
  void the_corpus_is_large_enough_to_mean_something() {
    assertThat(forbidden().count()).isGreaterThan(250);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "jar:http://example.com!/",
        "//example.com/",
        "/relative",
        "mailto:someone@example.com",
        "http:///path",
        "http:opaque",
        "http://user@example.com/",
        "http://user:password@example.com/",
        "http://127.0.0.1@example.com/",
        "http://example.com/#fragment",
        "http://example.com:0/",
        "http://example.com:65536/",
        "http://example.com:22/",
        "http://example.com:25/",
        "http://example.com:6379/",
        "http://example_-.com/",
        "http://-example.com/",
        "http://example.com./",
        "http://exa%6dple.com/",
        "http://b\u00fccher.example/",
        "http://\u2460\u2461\u2466.0.0.1/",
        "http://\uff11\uff12\uff17.0.0.1/",
        "http://127\u30020.0.1/",
        "http://[v1.fe80::a]/"
      })
  void an_ambiguous_address_is_refused(String address) {
    assertRefused(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/",
        "https://EXAMPLE.com/path?query=1",
        "http://example.com:8080/",
        "https://api.ci.ai.dynamics.com/v1/instances",
        "https://xn--bcher-kva.example/",
        "https://8.8.8.8/",
        "https://93.184.216.34/",
        "https://[2606:2800:220:1:248:1893:25c8:1946]/",
        "https://[2a00:1450:4001:830::200e]:8443/",
        "https://172.15.0.1/",
        "https://172.32.0.1/",
        "https://100.63.255.255/",
        "https://100.128.0.1/",
        "https://11.0.0.1/",
        "https://223.255.255.255/",
        "https://localhost/",
        "https://0x7f.example/",
        "https://1.2.3.4.example/"
      })
  void a_public_address_or_a_name_passes_as_text(String address) {
    assertThat(Target.of(URI.create(address), Set.of()).port()).isPositive();
  }

  @Test
  void an_allowed_address_passes_exactly_as_written() {
    Set<HostPort> allowed = Set.of(HostPort.parse("127.0.0.1:8080"), HostPort.parse("[::1]:8081"));
    assertThat(Target.of(URI.create("http://127.0.0.1:8080/"), allowed).allowed()).isTrue();
    assertThat(Target.of(URI.create("http://[::1]:8081/"), allowed).allowed()).isTrue();
    for (String other :
        List.of(
            "http://127.0.0.1:8081/",
            "http://127.0.0.2:8080/",
            "http://127.1:8080/",
            "http://2130706433:8080/",
            "http://[::ffff:127.0.0.1]:8080/")) {
      assertThatThrownBy(() -> Target.of(URI.create(other), allowed))
          .isInstanceOf(OutboundException.class);
    }
  }

  @Test
  void a_refusal_states_the_kind_of_address_and_how_to_allow_it() {
    assertThatThrownBy(() -> Target.of(URI.create("http://10.1.2.3:8080/"), Set.of()))
        .hasMessage(
            "the call was not made: its address is private; to allow it, add 10.1.2.3:8080"
                + " to http.allow in the configuration");
  }

  @Test
  void one_private_answer_of_the_resolver_refuses_all() throws UnknownHostException {
    Target target = Target.of(URI.create("https://example.com/"), Set.of());
    InetAddress good = InetAddress.getByAddress(new byte[] {93, (byte) 184, (byte) 216, 34});
    InetAddress bad = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
    assertThat(target.choose(List.of(good))).isEqualTo(good);
    assertThatThrownBy(() -> target.choose(List.of(good, bad)))
        .isInstanceOf(OutboundException.class)
        .hasMessageContaining("private");
    assertThatThrownBy(() -> target.choose(List.of()))
        .isInstanceOf(OutboundException.class)
        .hasMessageContaining("has no address");
  }

  @Test
  void bytes_that_are_no_address_are_refused() {
    assertThat(AddressRules.refusal(new byte[5])).isEqualTo(Optional.of("not an IP address"));
  }

  private static void assertRefused(String address) {
    URI uri;
    try {
      uri = new URI(address);
    } catch (URISyntaxException alreadyRefused) {
      assertThat(alreadyRefused).hasMessageContaining(":");
      return;
    }
    assertThatThrownBy(() -> Target.of(uri, Set.of()))
        .isInstanceOfSatisfying(
            OutboundException.class,
            refused -> assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED));
  }
}
