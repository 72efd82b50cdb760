package io.sluice.simulator.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MimeMailTest {

  private static MimeMail read(String message) {
    return MimeMail.of(message.replace("\n", "\r\n"));
  }

  @Test
  void a_plain_mail_shows_its_text() {
    MimeMail mail =
        read(
            """
            Subject: Refresh
             failed
            To: a@x.example

            line one
            line two
            """);
    assertThat(mail.header("subject")).isEqualTo("Refresh failed");
    assertThat(mail.headers()).containsOnlyKeys("Subject", "To");
    assertThat(mail.text()).isEqualTo("line one\r\nline two\r\n");
    assertThat(mail.html()).isEmpty();
  }

  @Test
  void encoded_words_and_bodies_are_decoded() {
    MimeMail mail =
        read(
            """
            Subject: =?UTF-8?B?R3LDvMOfZQ==?= =?utf-8?q?_an_alle=21?=
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Gr=C3=BC=
            =C3=9Fe""");
    assertThat(mail.header("Subject")).isEqualTo("Grüße an alle!");
    assertThat(mail.text()).isEqualTo("Grüße");
  }

  @Test
  void both_texts_and_the_attachments_names_are_found_in_nested_parts() {
    MimeMail mail =
        read(
            """
            Content-Type: multipart/mixed; boundary="outer"

            preamble
            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain

            plain
            --inner
            Content-Type: text/html
            Content-Transfer-Encoding: base64

            PGI+aGk8L2I+
            --inner--
            --outer
            Content-Disposition: attachment; filename="rows.csv"

            a,b
            --outer--
            """);
    assertThat(mail.text()).isEqualTo("plain");
    assertThat(mail.html()).isEqualTo("<b>hi</b>");
    assertThat(mail.attachments()).containsExactly("rows.csv");
  }

  @Test
  void text_that_cannot_be_decoded_is_shown_unchanged() {
    MimeMail mail =
        read(
            """
            Content-Type: text/plain; charset=no-such-set
            Content-Transfer-Encoding: quoted-printable

            50=% of =ZZ=""");
    assertThat(mail.text()).isEqualTo("50=% of =ZZ=");
    assertThat(MimeMail.of("").text()).isEmpty();
    assertThat(read("\njust a body").text()).isEqualTo("just a body");
  }
}
