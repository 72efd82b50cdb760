package io.sluice.wdl.files;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognizes secrets by their form, whatever they are called: a column named "Password reset date"
 * is no secret, and a shared access signature is one in any member.
 */
final class SecretValues {
  /** Shorter texts are words, not keys. */
  private static final int MIN_KEY_LENGTH = 16;

  /** Bits per character above which a text without spaces is taken for random. */
  private static final double MIN_ENTROPY = 3.0;

  private record Form(String title, Pattern pattern) {
    static Form of(String title, String pattern) {
      return new Form(title, Pattern.compile(pattern));
    }
  }

  private static final List<Form> FORMS =
      List.of(
          Form.of("a private key", "-----BEGIN [A-Z ]*PRIVATE KEY-----"),
          Form.of(
              "a JSON web token",
              "\\beyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}"),
          Form.of("a bearer token", "(?i)\\bBearer\\s+(?=[^\\s'\"]*\\d)[A-Za-z0-9._~+/-]{20,}=*"),
          Form.of("the credentials of basic authentication", "(?i)^Basic\\s+[A-Za-z0-9+/]{8,}=*$"),
          Form.of(
              "a connection string with its key",
              "(?i)\\b(AccountKey|SharedAccessKey|SharedSecretValue)=[A-Za-z0-9+/]{20,}=*"),
          Form.of(
              "a connection string with its password",
              "(?i)^(?=.*\\b(Server|Data Source|Host|Initial Catalog|User ID|Uid)\\s*=)"
                  + ".*\\b(Password|Pwd)\\s*=\\s*[^;@{}<*\\s][^;@{}<*]{5,}"),
          Form.of(
              "a storage account key", "(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86}==(?![A-Za-z0-9+/=])"),
          Form.of(
              "an access token of GitHub", "\\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_\\w{40,})"),
          Form.of("a token of Slack", "\\bxox[abprs]-[A-Za-z0-9-]{20,}"),
          Form.of("a key of AWS", "\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"),
          Form.of("a key of Google", "\\bAIza[0-9A-Za-z_-]{35}\\b"),
          Form.of("a key of SendGrid", "\\bSG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}"),
          Form.of("a key of Stripe", "\\b[rs]k_live_[A-Za-z0-9]{16,}"));

  /** The signature of a callback URL or of shared access, the key of a function. */
  private static final Pattern KEY_IN_URL =
      Pattern.compile(
          "(?i)[?&](sig|code|key|api[-_]?key|subscription-key|access_token|token|password)"
              + "=([^&@'\"{}<>\\s#]{16,})");

  private SecretValues() {}

  /** What kind of secret a literal text contains; empty if it contains none. */
  static Optional<String> kind(String text) {
    for (Form form : FORMS) {
      if (form.pattern().matcher(text).find()) {
        return Optional.of(form.title());
      }
    }
    boolean url = KEY_IN_URL.matcher(text).results().anyMatch(found -> isRandom(found.group(2)));
    return url ? Optional.of("a URL with a key") : Optional.empty();
  }

  /**
   * Whether a text looks like a generated key: long, without spaces, of mixed characters and as
   * irregular as random ones. Words, addresses, identifiers with separators and placeholders do
   * not.
   */
  static boolean isRandom(String text) {
    boolean plain = text.matches("[A-Za-z0-9+/=_~.%-]{" + MIN_KEY_LENGTH + ",}");
    boolean mixed = text.matches(".*\\d.*") && text.matches(".*[A-Za-z].*");
    return plain && mixed && entropy(text) >= MIN_ENTROPY;
  }

  /** Shannon entropy in bits per character. */
  private static double entropy(String text) {
    double bits = 0;
    for (int c : text.chars().distinct().toArray()) {
      double share = (double) text.chars().filter(one -> one == c).count() / text.length();
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits;
  }
}
