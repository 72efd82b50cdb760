package io.sluice.wdl.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lint recognizes secrets by the form and type of a value, not by the names around it. */
class LintSecretsTest {
  private static final FlowLint LINT = new FlowLint(TestHost.anyTrigger());

  private static List<String> secrets(String definition) {
    return LINT.lint("f.json", FlowFixture.bytes(definition)).stream()
        .filter(finding -> finding.rule().code().equals("SL026"))
        .map(Finding::path)
        .toList();
  }

  private static List<String> inputs(String json) {
    return secrets(FlowFixture.of("\"A\": {\"type\": \"Http\", \"inputs\": " + json + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://prod.example/workflows/1/triggers/manual?sp=%2Frun&sv=1.0&sig=n4Qp7Xc2Lk9VbR3tYw8ZsD",
        "https://acc.blob.example/c/b.txt?sv=2020-08-04&sig=Zm9vYmFyMTIzNDU2Nzg5%2Babc%3D",
        "https://fn.example/api/f?code=aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY==",
        "Bearer abcdefgh12345678ijklmnop",
        "Basic dXNlcjpwYXNzd29yZA==",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ.c2lnbmF0dXJlLWhlcmU",
        "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=Zm9vYmFyMTIzNDU2Nzg5MDEyMzQ=;",
        "Endpoint=sb://a.example/;SharedAccessKeyName=r;SharedAccessKey=Zm9vYmFyMTIzNDU2Nzg5MDEyMzQ=",
        "Server=tcp:db.example,1433;Initial Catalog=c;User ID=u;Password=hunter2hunter2;",
        "-----BEGIN RSA PRIVATE KEY-----\\nMIIEow",
        "ghp_0123456789abcdefghijklmnopqrstuvwxyz",
        "AKIAIOSFODNN7EXAMPLE"
      })
  void a_value_with_the_form_of_a_secret_is_found_wherever_it_stands(String value) {
    String text = "\"" + value + "\"";
    assertThat(inputs("{\"uri\": " + text + "}")).containsExactly("actions/A/inputs/uri");
    assertThat(inputs("{\"body\": {\"Remark\": [" + text + "]}}"))
        .containsExactly("actions/A/inputs/body/Remark/0");
    assertThat(inputs("{\"headers\": {\"X\": " + text + "}}")).hasSize(1);
    assertThat(
            secrets(
                FlowFixture.of(
                    "\"A\": {\"type\": \"InitializeVariable\", \"inputs\": {\"variables\":"
                        + " [{\"name\": \"v\", \"type\": \"string\", \"value\": "
                        + text
                        + "}]}}")))
        .hasSize(1);
    assertThat(
            secrets(
                FlowFixture.of("\"A\": {\"type\": \"Compose\", \"inputs\": 1}")
                    .replace("\"defaultValue\": \"d\"", "\"defaultValue\": " + text)))
        .containsExactly("parameters/p/defaultValue");
  }

  @Test
  void a_generated_key_is_found_under_a_name_that_says_so() {
    for (String name : List.of("x-functions-key", "Ocp-Apim-Subscription-Key", "api-key")) {
      assertThat(inputs("{\"headers\": {\"" + name + "\": \"8f14e45fceea167a5a36dedd4bea2543\"}}"))
          .as(name)
          .hasSize(1);
    }
    assertThat(inputs("{\"body\": {\"client_secret\": \"Qx7~aB3dE5fG7hJ9kL1mN3pQ5rS7\"}}"))
        .hasSize(1);
  }

  @Test
  void the_credentials_of_an_authentication_and_the_value_of_a_secure_parameter_are_found() {
    assertThat(inputs("{\"authentication\": {\"type\": \"Basic\", \"password\": \"secret\"}}"))
        .containsExactly("actions/A/inputs/authentication/password");
    assertThat(
            secrets(
                FlowFixture.of("\"A\": {\"type\": \"Compose\", \"inputs\": 1}")
                    .replace("{\"type\": \"String\"", "{\"type\": \"SecureString\"")))
        .containsExactly("parameters/p/defaultValue");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Password reset date",
        "Secret",
        "<your key>",
        "xxxxxxxxxxxxxxxxxxxx",
        "api_key",
        "https://example.com/api/v1/passwords",
        "https://example.com/?code=1234",
        "https://example.com/?sig=@{variables('sig')}",
        "https://example.com/?key=<insert the key of the function>",
        "@parameters('apiKey')",
        "@{concat('Bearer ', body('T')?['access_token'])}",
        "Bearer @{variables('token')}",
        "Password=@{parameters('p')};Server=x",
        "env:API_KEY",
        "Please change your password: it expires on 2026-12-01"
      })
  void names_headings_placeholders_and_expressions_are_no_secrets(String value) {
    String text = Json.write(value);
    for (String name : List.of("Password", "apiKey", "Secret", "Authorization", "Title")) {
      assertThat(inputs("{\"headers\": {\"" + name + "\": " + text + "}}")).as(name).isEmpty();
    }
    assertThat(
            secrets(
                FlowFixture.of(
                    "\"A\": {\"type\": \"Table\", \"inputs\": {\"from\": [], \"format\": \"CSV\","
                        + " \"columns\": [{\"header\": \"Password reset date\", \"value\": "
                        + text
                        + "}]}}")))
        .isEmpty();
  }
}
