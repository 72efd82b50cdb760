package io.sluice.wdl.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connector of a call, from its host in all forms found in exports. */
class ConnectorNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "apiId | /providers/Microsoft.PowerApps/apis/shared_teams | teams",
        "connectionName | shared_sql_1 | sql",
        "connectionReferenceName | shared_sharepointonline_2 | sharepointonline",
        "connection/referenceName | salesforce-1 | salesforce",
        "connection/name | @parameters('$connections')['azurequeues_1']['connectionId'] |"
            + " azurequeues",
        "connection/name | @parameters('$connections')[parameters('mail')]['connectionId'] | mail",
        "connection/name | @parameters('azuresentinel_connection') | azuresentinel_connection",
        "api/id | /subscriptions/1/managedApis/slack | slack",
        "api/runtimeUrl | https://logic-apis.example.net/apim/office365 | office365"
      })
  void the_host_names_the_connector(String member, String value, String connector) {
    String[] keys = member.split("/");
    Object inner = value;
    for (int i = keys.length - 1; i >= 0; i--) {
      inner = Map.of(keys[i], inner);
    }
    List<String> problems = new ArrayList<>();
    SourceNode source =
        new SourceNode(
            "A",
            "actions/A",
            Map.of("inputs", Map.of("host", inner)),
            CompileSettings.POWER_AUTOMATE,
            problem -> problems.add(problem.rule()));
    assertThat(ConnectorNames.connector(source)).isEqualTo(connector);
    assertThat(problems).isEmpty();
  }
}
