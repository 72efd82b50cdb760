package io.sluice.wdl.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Small flows that cover every action type, each with its expected tree of steps. */
class TrialTreesTest {
  private static Arguments row(String name, String actions, String expected, String mocks) {
    return Arguments.of(name, actions, expected, mocks);
  }

  static Stream<Arguments> rows() {
    return Stream.of(
        row(
            "compose",
            """
            "A": {"type": "Compose", "inputs": 1}, "B": {"type": "Compose",
            "inputs": "@outputs('A')", "runAfter": {"A": ["Succeeded"]}}""",
            """
            A Succeeded
            B Succeeded""",
            ""),
        row(
            "actions that only Logic Apps runs are mocked",
            """
            "P": {"type": "ServiceProvider", "inputs": {"parameters": {"query": "@triggerBody()"},
            "serviceProviderConfiguration": {"operationId": "executeQuery",
            "serviceProviderId": "/serviceProviders/sql"}}}, "Name": {"type": "Compose",
            "inputs": "@toUpper(body('P')[0][0]?['Name'])", "runAfter": {"P": ["Succeeded"]}},
            "X": {"type": "Xslt", "inputs": {"content": "@{triggerBody()}"}},
            "Count": {"type": "Compose", "inputs": "@xpath(xml(body('X')), 'string(count(/.))')",
            "runAfter": {"X": ["Succeeded"]}}, "W": {"type": "HttpWebhook", "inputs": {"subscribe":
            {"body": {"back": "@listCallbackUrl()"}, "method": "POST", "uri": "https://a.example"}}},
            "Said": {"type": "Compose", "inputs": "@body('W')['answer']",
            "runAfter": {"W": ["Succeeded"]}}""",
            """
            P Succeeded
            X Succeeded
            W Succeeded
            Name Succeeded
            Count Succeeded
            Said Succeeded""",
            ""),
        row(
            "declared types override inferred ones",
            """
            "P": {"type": "ParseJson", "inputs": {"content": "@body('H')", "schema": {
            "type": "object", "properties": {"id": {"type": "integer"},
            "codes": {"type": "array", "items": {"type": "string"}}}}},
            "runAfter": {"H": ["Succeeded"]}},
            "H": {"type": "Http", "inputs": {"method": "GET", "uri": "https://a.example"}},
            "A": {"type": "Compose", "inputs": "@encodeUriComponent(body('P')?['id'])",
            "runAfter": {"P": ["Succeeded"]}}, "B": {"type": "Compose",
            "inputs": "@string(coalesce(body('P')?['codes'], 'none'))",
            "runAfter": {"P": ["Succeeded"]}}, "Each": {"type": "Foreach",
            "foreach": "@body('P')['codes']", "actions": {}, "runAfter": {"P": ["Succeeded"]}}""",
            """
            H Succeeded
            P Succeeded
            A Succeeded
            B Succeeded
            Each Succeeded""",
            ""),
        row(
            "a mocked status code for a Response is valid",
            """
            "H": {"type": "Http", "inputs": {"method": "GET", "uri": "https://a.example"}},
            "R": {"type": "Response", "inputs": {"statusCode": "@body('H')?['code']"},
            "runAfter": {"H": ["Succeeded"]}}""",
            """
            H Succeeded
            R Succeeded""",
            ""),
        row(
            "an array is indexed by a number of a range",
            """
            "H": {"type": "Http", "inputs": {"method": "GET", "uri": "https://a.example"}},
            "S": {"type": "Select", "inputs": {"from": "@range(0, 2)",
            "select": "@body('H')['rows'][item()]['name']"}, "runAfter": {"H": ["Succeeded"]}}""",
            """
            H Succeeded
            S Succeeded""",
            ""),
        row(
            "a failed compose skips what follows",
            """
            "A": {"type": "Compose", "inputs": "@int('x')"}, "B": {"type": "Compose",
            "inputs": 1, "runAfter": {"A": ["Succeeded"]}}""",
            """
            A Failed
            B Skipped""",
            ""),
        row(
            "a failure handler lets the run succeed",
            """
            "A": {"type": "Compose", "inputs": "@int('x')"}, "B": {"type": "Compose",
            "inputs": 1, "runAfter": {"A": ["Failed"]}}""",
            """
            A Failed
            B Succeeded
            run Succeeded""",
            ""),
        row(
            "variables of all kinds",
            """
            "I": {"type": "InitializeVariable", "inputs": {"variables": [{"name": "n",
            "type": "integer", "value": 1}]}}, "J": {"type": "InitializeVariable",
            "inputs": {"variables": [{"name": "s", "type": "string", "value": "a"}]},
            "runAfter": {"I": ["Succeeded"]}}, "K": {"type": "InitializeVariable",
            "inputs": {"variables": [{"name": "l", "type": "array", "value": []}]},
            "runAfter": {"J": ["Succeeded"]}}, "L": {"type": "IncrementVariable",
            "inputs": {"name": "n", "value": 2}, "runAfter": {"K": ["Succeeded"]}},
            "M": {"type": "DecrementVariable", "inputs": {"name": "n", "value": 1},
            "runAfter": {"L": ["Succeeded"]}}, "N": {"type": "AppendToStringVariable",
            "inputs": {"name": "s", "value": "b"}, "runAfter": {"M": ["Succeeded"]}},
            "O": {"type": "AppendToArrayVariable", "inputs": {"name": "l",
            "value": "@variables('n')"}, "runAfter": {"N": ["Succeeded"]}},
            "P": {"type": "SetVariable", "inputs": {"name": "s", "value": "x"},
            "runAfter": {"O": ["Succeeded"]}}""",
            """
            I Succeeded
            J Succeeded
            K Succeeded
            L Succeeded
            M Succeeded
            N Succeeded
            O Succeeded
            P Succeeded""",
            ""),
        row(
            "a variable of another type fails",
            """
            "I": {"type": "InitializeVariable", "inputs": {"variables": [{"name": "n",
            "type": "integer", "value": 1}]}}, "J": {"type": "SetVariable",
            "inputs": {"name": "n", "value": "x"}, "runAfter": {"I": ["Succeeded"]}}""",
            """
            I Succeeded
            J Failed""",
            ""),
        row(
            "a condition takes its branch",
            """
            "A": {"type": "If", "expression": {"equals": [1, 1]},
            "actions": {"T": {"type": "Compose", "inputs": 1}},
            "else": {"actions": {"E": {"type": "Compose", "inputs": 2}}}}""",
            """
            A Succeeded
            A/T Succeeded
            A/E Skipped""",
            ""),
        row(
            "a condition takes the other branch",
            """
            "A": {"type": "If", "expression": {"equals": ["1", 1]},
            "actions": {"T": {"type": "Compose", "inputs": 1}},
            "else": {"actions": {"E": {"type": "Compose", "inputs": 2}}}}""",
            """
            A Succeeded
            A/E Succeeded
            A/T Skipped""",
            ""),
        row(
            "a condition that is not a boolean fails",
            """
            "A": {"type": "If", "expression": "@string(1)",
            "actions": {"T": {"type": "Compose", "inputs": 1}}}""",
            """
            A Failed
            A/T Skipped""",
            ""),
        row(
            "a switch takes its case",
            """
            "A": {"type": "Switch", "expression": "b", "cases": {"One": {"case": "a",
            "actions": {"O": {"type": "Compose", "inputs": 1}}}, "Two": {"case": "b",
            "actions": {"W": {"type": "Compose", "inputs": 2}}}},
            "default": {"actions": {"D": {"type": "Compose", "inputs": 3}}}}""",
            """
            A Succeeded
            A/W Succeeded
            A/O Skipped
            A/D Skipped""",
            ""),
        row(
            "a switch without a case takes the default",
            """
            "A": {"type": "Switch", "expression": "B", "cases": {"One": {"case": "a",
            "actions": {"O": {"type": "Compose", "inputs": 1}}}, "Two": {"case": "b",
            "actions": {"W": {"type": "Compose", "inputs": 2}}}},
            "default": {"actions": {"D": {"type": "Compose", "inputs": 3}}}}""",
            """
            A Succeeded
            A/D Succeeded
            A/O Skipped
            A/W Skipped""",
            ""),
        row(
            "a switch over null fails",
            """
            "A": {"type": "Switch", "expression": "@null", "cases": {"One": {"case": "a",
            "actions": {"O": {"type": "Compose", "inputs": 1}}}, "Two": {"case": "b",
            "actions": {"W": {"type": "Compose", "inputs": 2}}}},
            "default": {"actions": {"D": {"type": "Compose", "inputs": 3}}}}""",
            """
            A Failed
            A/O Skipped
            A/W Skipped
            A/D Skipped""",
            ""),
        row(
            "a loop runs every iteration",
            """
            "A": {"type": "Foreach", "foreach": [1, 2],
            "actions": {"B": {"type": "Compose", "inputs": "@item()"}}}""",
            """
            A Succeeded
            A[1]/B Succeeded
            A[2]/B Succeeded""",
            ""),
        row(
            "a loop over nothing succeeds",
            """
            "A": {"type": "Foreach", "foreach": [], "actions": {"B": {"type": "Compose",
            "inputs": 1}}}""",
            """
            A Succeeded
            A/B Skipped""",
            ""),
        row(
            "a loop over null fails",
            """
            "A": {"type": "Foreach", "foreach": "@null",
            "actions": {"B": {"type": "Compose", "inputs": 1}}}""",
            """
            A Failed
            A/B Skipped""",
            ""),
        row(
            "a failed iteration fails the loop after the others have run",
            """
            "A": {"type": "Foreach", "foreach": ["x", "1"],
            "actions": {"B": {"type": "Compose", "inputs": "@int(item())"}}}""",
            """
            A Failed
            A[1]/B Failed
            A[2]/B Succeeded""",
            ""),
        row(
            "iterations run in parallel",
            """
            "A": {"type": "Foreach", "foreach": [1, 2, 3],
            "actions": {"B": {"type": "OpenApiConnection",
            "inputs": {"host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_sql",
            "operationId": "GetItem_V2"}, "parameters": {}}}},
            "runtimeConfiguration": {"concurrency": {"repetitions": 3}}}""",
            """
            A Succeeded
            A[1]/B Succeeded
            A[2]/B Succeeded
            A[3]/B Succeeded
            took PT0.2S""",
            ""),
        row(
            "iterations run sequentially",
            """
            "A": {"type": "Foreach", "foreach": [1, 2, 3],
            "actions": {"B": {"type": "OpenApiConnection",
            "inputs": {"host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_sql",
            "operationId": "GetItem_V2"}, "parameters": {}}}}}""",
            """
            A Succeeded
            A[1]/B Succeeded
            A[2]/B Succeeded
            A[3]/B Succeeded
            took PT0.6S""",
            ""),
        row(
            "an until ends when its condition is true",
            """
            "I": {"type": "InitializeVariable", "inputs": {"variables": [{"name": "n",
            "type": "integer", "value": 0}]}}, "A": {"type": "Until",
            "expression": "@equals(variables('n'),2)",
            "actions": {"B": {"type": "IncrementVariable", "inputs": {"name": "n",
            "value": 1}}}, "runAfter": {"I": ["Succeeded"]}}""",
            """
            I Succeeded
            A Succeeded
            A[1]/B Succeeded
            A[2]/B Succeeded""",
            ""),
        row(
            "an until ends at its count and succeeds",
            """
            "I": {"type": "InitializeVariable", "inputs": {"variables": [{"name": "n",
            "type": "integer", "value": 0}]}}, "A": {"type": "Until",
            "expression": "@equals(1,2)", "limit": {"count": 2},
            "actions": {"B": {"type": "IncrementVariable", "inputs": {"name": "n",
            "value": 1}}}, "runAfter": {"I": ["Succeeded"]}}""",
            """
            I Succeeded
            A Succeeded
            A[1]/B Succeeded
            A[2]/B Succeeded""",
            ""),
        row(
            "an until ends at its timeout",
            """
            "I": {"type": "InitializeVariable", "inputs": {"variables": [{"name": "n",
            "type": "integer", "value": 0}]}}, "A": {"type": "Until",
            "expression": "@equals(1,2)", "limit": {"count": 60, "timeout": "PT10M"},
            "actions": {"B": {"type": "Wait", "inputs": {"interval": {"count": 6,
            "unit": "Minute"}}}}, "runAfter": {"I": ["Succeeded"]}}""",
            """
            I Succeeded
            A TimedOut
            A[1]/B Succeeded
            A[2]/B Succeeded
            took PT12M""",
            ""),
        row(
            "an until polls a completed job",
            """
            "C": {"type": "OpenApiConnection",
            "inputs": {"host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_azureautomation",
            "operationId": "CreateJob"}, "parameters": {}}}, "A": {"type": "Until",
            "expression": "@equals(body('G')?['properties']?['state'],'Finished')",
            "actions": {"W": {"type": "Wait", "inputs": {"interval": {"count": 1,
            "unit": "Minute"}}}, "G": {"type": "OpenApiConnection",
            "inputs": {"host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_x",
            "operationId": "GetJob"}, "parameters": {}},
            "runAfter": {"W": ["Succeeded"]}}}, "runAfter": {"C": ["Succeeded"]}}""",
            """
            C Succeeded
            A Succeeded
            A[1]/W Succeeded
            A[1]/G Succeeded""",
            ""),
        row(
            "a scope fails with its child and is caught",
            """
            "S": {"type": "Scope", "actions": {"B": {"type": "Compose",
            "inputs": "@int('x')"}}}, "C": {"type": "Scope",
            "actions": {"D": {"type": "Compose",
            "inputs": "@first(result('S'))?['status']"}}, "runAfter": {"S": ["Failed",
            "TimedOut"]}}""",
            """
            S Failed
            S/B Failed
            C Succeeded
            C/D Succeeded
            run Succeeded""",
            ""),
        row(
            "terminate in a scope",
            """
            "S": {"type": "Scope", "actions": {"T": {"type": "Terminate",
            "inputs": {"runStatus": "Failed", "runError": {"code": "7",
            "message": "enough"}}}, "U": {"type": "Compose", "inputs": 1,
            "runAfter": {"T": ["Succeeded"]}}}}, "V": {"type": "Compose", "inputs": 1,
            "runAfter": {"S": ["Succeeded"]}}""",
            """
            S Cancelled
            S/T Succeeded
            S/U Skipped
            V Skipped
            run Failed""",
            ""),
        row(
            "terminate with success",
            """
            "T": {"type": "Terminate", "inputs": {"runStatus": "Succeeded"}},
            "V": {"type": "Compose", "inputs": 1, "runAfter": {"T": ["Succeeded"]}}""",
            """
            T Succeeded
            V Skipped
            run Succeeded""",
            ""),
        row(
            "terminate with cancelled",
            """
            "T": {"type": "Terminate", "inputs": {"runStatus": "Cancelled"}}""",
            """
            T Succeeded
            run Cancelled""",
            ""),
        row(
            "data operations",
            """
            "L": {"type": "OpenApiConnection",
            "inputs": {"host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_sharepointonline",
            "operationId": "GetItems"}, "parameters": {}}}, "Q": {"type": "Query",
            "inputs": {"from": "@body('L')?['value']",
            "where": "@not(empty(item()?['Title']))"}, "runAfter": {"L": ["Succeeded"]}},
            "S": {"type": "Select", "inputs": {"from": "@body('Q')",
            "select": {"t": "@item()?['Title']"}}, "runAfter": {"Q": ["Succeeded"]}},
            "J": {"type": "Join", "inputs": {"from": "@body('S')", "joinWith": ","},
            "runAfter": {"S": ["Succeeded"]}}, "T": {"type": "Table",
            "inputs": {"from": "@body('S')", "format": "CSV"},
            "runAfter": {"J": ["Succeeded"]}}""",
            """
            L Succeeded
            Q Succeeded
            S Succeeded
            J Succeeded
            T Succeeded""",
            ""),
        row(
            "a filter that is not a boolean fails",
            """
            "Q": {"type": "Query", "inputs": {"from": [1], "where": "@string(1)"}}""",
            """
            Q Failed""",
            ""),
        row(
            "parsed json conforms to its schema",
            """
            "H": {"type": "Http", "inputs": {"method": "GET",
            "uri": "https://example.com"}}, "P": {"type": "ParseJson",
            "inputs": {"content": "@body('H')", "schema": {"type": "object",
            "required": ["id", "n", "list"], "properties": {"id": {"type": "string"},
            "n": {"type": "integer"}, "list": {"type": "array", "items": {"type": "object",
            "required": ["a"], "properties": {"a": {"type": "boolean"}}}}}}},
            "runAfter": {"H": ["Succeeded"]}}""",
            """
            H Succeeded
            P Succeeded""",
            ""),
        row(
            "parsed json that violates its schema fails",
            """
            "P": {"type": "ParseJson", "inputs": {"content": "{\\"id\\": 1}",
            "schema": {"type": "object", "properties": {"id": {"type": "string"}}}}}""",
            """
            P Failed""",
            ""),
        row(
            "expression kinds",
            """
            "C": {"type": "Expression", "kind": "CurrentTime", "inputs": {}},
            "A": {"type": "Expression", "kind": "AddToTime",
            "inputs": {"baseTime": "@body('C')", "interval": 1, "timeUnit": "Day"},
            "runAfter": {"C": ["Succeeded"]}}, "Z": {"type": "Expression",
            "kind": "ConvertTimeZone", "inputs": {"baseTime": "@body('A')",
            "sourceTimeZone": "UTC", "destinationTimeZone": "Romance Standard Time"},
            "runAfter": {"A": ["Succeeded"]}}""",
            """
            C Succeeded
            A Succeeded
            Z Succeeded""",
            ""),
        row(
            "a wait advances the clock",
            """
            "W": {"type": "Wait", "inputs": {"interval": {"count": 3, "unit": "Day"}}}""",
            """
            W Succeeded
            took PT72H""",
            ""),
        row(
            "a wait until a time",
            """
            "W": {"type": "Wait",
            "inputs": {"until": {"timestamp": "2026-11-20T09:00:00Z"}}}""",
            """
            W Succeeded
            took PT1H""",
            ""),
        row(
            "an approval",
            """
            "A": {"type": "OpenApiConnectionWebhook",
            "inputs": {"host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_approvals",
            "operationId": "StartAndWaitForAnApproval"}, "parameters": {}}},
            "I": {"type": "If", "expression": {"equals": ["@outputs('A')?['body/outcome']",
            "Approve"]}, "actions": {"Y": {"type": "Compose", "inputs": 1}},
            "runAfter": {"A": ["Succeeded"]}}""",
            """
            A Succeeded
            I Succeeded
            I/Y Succeeded
            took PT5M""",
            ""),
        row(
            "the older connector form",
            """
            "G": {"type": "ApiConnection",
            "inputs": {"host": {"connection": {"name": "@parameters('$connections')['shared_sharepointonline']['connectionId']"}},
            "method": "get", "path": "/items"}}, "F": {"type": "Foreach",
            "foreach": "@body('G')?['value']", "actions": {"D": {"type": "ApiConnection",
            "inputs": {"host": {"connection": {"name": "@parameters('$connections')['shared_sharepointonline']['connectionId']"}},
            "method": "delete", "path": "/items/1"}}}, "runAfter": {"G": ["Succeeded"]}}""",
            """
            G Succeeded
            F Succeeded
            F[1]/D Succeeded
            F[2]/D Succeeded""",
            ""),
        row(
            "the older webhook form",
            """
            "A": {"type": "ApiConnectionWebhook",
            "inputs": {"host": {"connection": {"name": "@parameters('$connections')['shared_approvals']['connectionId']"}},
            "path": "/approvals", "body": {}}}""",
            """
            A Succeeded""",
            ""),
        row(
            "a retry succeeds",
            """
            "G": {"type": "OpenApiConnection",
            "inputs": {"host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_sql",
            "operationId": "GetItems_V2"}, "parameters": {}},
            "retryPolicy": {"type": "fixed", "count": 3, "interval": "PT20S"}}""",
            """
            G Succeeded
            took PT40.6S""",
            "G: {failTimes: 2}"),
        row(
            "retries are used up",
            """
            "G": {"type": "OpenApiConnection",
            "inputs": {"host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_sql",
            "operationId": "GetItems_V2"}, "parameters": {}},
            "retryPolicy": {"type": "fixed", "count": 1, "interval": "PT20S"}}""",
            """
            G Failed
            took PT20.4S""",
            "G: {failTimes: 5}"),
        row(
            "a time limit of an action",
            """
            "G": {"type": "OpenApiConnection",
            "inputs": {"host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_sql",
            "operationId": "GetItems_V2"}, "parameters": {}},
            "limit": {"timeout": "PT5S"}}, "H": {"type": "Compose", "inputs": 1,
            "runAfter": {"G": ["TimedOut"]}}""",
            """
            G TimedOut
            H Succeeded
            took PT5S
            run Succeeded""",
            "G: {delay: 1m}"),
        row(
            "the asynchronous pattern",
            """
            "H": {"type": "Http", "inputs": {"method": "POST",
            "uri": "https://example.com"}, "limit": {"timeout": "PT1M"}}""",
            """
            H TimedOut
            took PT1M""",
            "H: {status: 202, headers: {Location: \"https://example.com/job\"}}"),
        row(
            "the asynchronous pattern switched off",
            """
            "H": {"type": "Http", "operationOptions": "DisableAsyncPattern",
            "inputs": {"method": "POST", "uri": "https://example.com"}}""",
            """
            H Succeeded""",
            "H: {status: 202, headers: {Location: \"https://example.com/job\"}}"),
        row(
            "a child flow",
            """
            "W": {"type": "Workflow",
            "inputs": {"host": {"workflowReferenceName": "child"}, "body": {}}},
            "C": {"type": "Compose", "inputs": "@body('W')?['name']",
            "runAfter": {"W": ["Succeeded"]}}""",
            """
            W Succeeded
            C Succeeded""",
            ""),
        row(
            "a response",
            """
            "R": {"type": "Response", "kind": "Http", "inputs": {"statusCode": "201",
            "body": {"a": 1}}}, "C": {"type": "Compose", "inputs": 1,
            "runAfter": {"R": ["Succeeded"]}}""",
            """
            R Succeeded
            C Succeeded""",
            ""),
        row(
            "a response with an invalid status",
            """
            "R": {"type": "Response", "kind": "Http", "inputs": {"statusCode": 302}}""",
            """
            R Failed""",
            ""),
        row(
            "a failing call is caught",
            """
            "G": {"type": "OpenApiConnection",
            "inputs": {"host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_office365",
            "operationId": "SendEmailV2"}, "parameters": {}},
            "retryPolicy": {"type": "none"}}, "H": {"type": "Compose",
            "inputs": "@actions('G')?['code']", "runAfter": {"G": ["Failed"]}}""",
            """
            G Failed
            H Succeeded
            run Succeeded""",
            "\"office365.*\": {status: 404}"),
        row(
            "eight levels deep",
            """
            "X0": {"type": "Scope", "actions": {"X1": {"type": "Scope",
            "actions": {"X2": {"type": "Scope", "actions": {"X3": {"type": "Scope",
            "actions": {"X4": {"type": "Scope", "actions": {"X5": {"type": "Scope",
            "actions": {"X6": {"type": "Scope", "actions": {"X7": {"type": "Scope",
            "actions": {"X8": {"type": "Compose", "inputs": 1}}}}}}}}}}}}}}}}}""",
            """
            X0 Succeeded
            X0/X1 Succeeded
            X0/X1/X2 Succeeded
            X0/X1/X2/X3 Succeeded
            X0/X1/X2/X3/X4 Succeeded
            X0/X1/X2/X3/X4/X5 Succeeded
            X0/X1/X2/X3/X4/X5/X6 Succeeded
            X0/X1/X2/X3/X4/X5/X6/X7 Succeeded
            X0/X1/X2/X3/X4/X5/X6/X7/X8 Succeeded""",
            ""),
        row(
            "parallel branches join",
            """
            "A": {"type": "OpenApiConnection",
            "inputs": {"host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_planner",
            "operationId": "CreateTask_V3"}, "parameters": {}}},
            "B": {"type": "OpenApiConnection",
            "inputs": {"host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_excelonlinebusiness",
            "operationId": "AddRowV2"}, "parameters": {}}}, "C": {"type": "Compose",
            "inputs": 1, "runAfter": {"A": ["Succeeded"], "B": ["Succeeded"]}}""",
            """
            A Succeeded
            B Succeeded
            C Succeeded
            took PT0.2S""",
            ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void a_small_flow_gives_its_tree(String name, String actions, String expected, String mocks) {
    TrialOutcome outcome =
        TrialFixture.trial(
            TrialFixture.actions(actions),
            mocks.isEmpty() ? List.of() : TrialFixture.entries(mocks));
    List<String> tree = new ArrayList<>();
    TrialFixture.statuses(outcome).forEach((path, status) -> tree.add(path + " " + status));
    List<String> wanted = new ArrayList<>(expected.lines().toList());
    wanted.remove("run " + outcome.status().text());
    wanted.remove("took " + Duration.between(outcome.start(), outcome.end()));
    assertThat(tree).as(name).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(outcome.fault()).isNull();
  }
}
