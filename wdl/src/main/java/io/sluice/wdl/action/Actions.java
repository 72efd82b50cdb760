package io.sluice.wdl.action;

import java.util.List;
import java.util.stream.Stream;

/**
 * The standard action types, one row each.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#actions-overview">Microsoft:
 *     actions of the Workflow Definition Language</a>
 */
public final class Actions {
  /** The types that this engine executes itself or through a connector. */
  public static final List<ActionType> OWN =
      List.of(
          new ActionType(
              "If",
              "Runs one of two branches, depending on a condition.",
              """
              {"type": "If",
               "expression": {"greater": ["@triggerBody()?['data']?['size']", 1000]},
               "actions": {}, "else": {"actions": {}}}""",
              If::of),
          new ActionType(
              "Switch",
              "Runs the case whose value equals an expression's, or the default.",
              """
              {"type": "Switch", "expression": "@triggerBody()?['data']?['status']",
               "cases": {"Failed": {"case": "failed", "actions": {}}},
               "default": {"actions": {}}}""",
              Switch::of),
          new ActionType(
              "Foreach",
              "Runs its actions for each item of an array (Apply to each).",
              """
              {"type": "Foreach", "foreach": "@outputs('Get_items')?['body/value']",
               "actions": {}}""",
              Foreach::of),
          new ActionType(
              "Until",
              "Repeats its actions until a condition holds (Do until).",
              """
              {"type": "Until", "expression": "@equals(variables('done'), true)",
               "limit": {"count": 3, "timeout": "PT1H"}, "actions": {}}""",
              Until::of),
          new ActionType(
              "Scope",
              "Groups actions; its result is that of the actions inside.",
              """
              {"type": "Scope", "actions": {}}""",
              ScopeAction::of),
          new ActionType(
              "Terminate",
              "Ends the run with a status.",
              """
              {"type": "Terminate", "inputs": {"runStatus": "Cancelled"}}""",
              Terminate::of),
          new ActionType(
              "Compose",
              "Evaluates its inputs and returns the value.",
              """
              {"type": "Compose", "inputs": "@concat('Size ', triggerBody()?['data']?['size'])"}""",
              Compose::of),
          new ActionType(
              "Query",
              "Keeps the array items that satisfy a condition (Filter array).",
              """
              {"type": "Query", "inputs": {"from": "@body('Get_items')?['value']",
               "where": "@not(empty(item()?['Email']))"}}""",
              Query::of),
          new ActionType(
              "Select",
              "Maps each item of an array to another value.",
              """
              {"type": "Select", "inputs": {"from": "@body('Get_items')?['value']",
               "select": {"Mail": "@item()?['Email']"}}}""",
              Select::of),
          new ActionType(
              "Join",
              "Joins the items of an array into one string.",
              """
              {"type": "Join", "inputs": {"from": "@body('Select')", "joinWith": "; "}}""",
              Join::of),
          new ActionType(
              "Table",
              "Creates a CSV or HTML table from an array of objects.",
              """
              {"type": "Table", "inputs": {"from": "@body('Select')", "format": "HTML"}}""",
              Table::of),
          new ActionType(
              "ParseJson",
              "Parses JSON text and validates it against a schema.",
              """
              {"type": "ParseJson", "inputs": {"content": "@body('Call')",
               "schema": {"type": "object", "required": ["id"]}}}""",
              ParseJson::of),
          new ActionType(
              "Expression",
              "Applies a date, text or number function, chosen by its kind.",
              """
              {"type": "Expression", "kind": "AddToTime",
               "inputs": {"baseTime": "@utcNow()", "interval": 1, "timeUnit": "Day"}}""",
              ExpressionKinds::of),
          new ActionType(
              "InitializeVariable",
              "Declares a variable with its type and initial value.",
              """
              {"type": "InitializeVariable",
               "inputs": {"variables": [{"name": "skip", "type": "integer", "value": 0}]}}""",
              InitializeVariable::of),
          new ActionType(
              "SetVariable",
              "Assigns a value to a variable.",
              """
              {"type": "SetVariable", "inputs": {"name": "done", "value": true}}""",
              SetVariable::set),
          new ActionType(
              "IncrementVariable",
              "Adds to a number variable.",
              """
              {"type": "IncrementVariable", "inputs": {"name": "skip", "value": 100}}""",
              SetVariable::increment),
          new ActionType(
              "DecrementVariable",
              "Subtracts from a number variable.",
              """
              {"type": "DecrementVariable", "inputs": {"name": "left", "value": 1}}""",
              SetVariable::decrement),
          new ActionType(
              "AppendToStringVariable",
              "Appends a value, as text, to a string variable.",
              """
              {"type": "AppendToStringVariable", "inputs": {"name": "log", "value": "done\\n"}}""",
              SetVariable::appendToString),
          new ActionType(
              "AppendToArrayVariable",
              "Appends one item to an array variable.",
              """
              {"type": "AppendToArrayVariable", "inputs": {"name": "rows", "value": "@item()"}}""",
              SetVariable::appendToArray),
          new ActionType(
              "Http",
              "Sends an HTTP request.",
              """
              {"type": "Http", "inputs": {"method": "POST", "uri": "https://example.com/hook",
               "body": "@triggerBody()"}}""",
              Http::of),
          new ActionType(
              "OpenApiConnection",
              "Calls an operation of a connector.",
              """
              {"type": "OpenApiConnection", "inputs": {
               "host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_customerinsights",
                "connectionName": "shared_customerinsights", "operationId": "GetItems"},
               "parameters": {"dataset": "main", "table": "Customer", "$top": 100}}}""",
              ConnectorAction::openApi),
          new ActionType(
              "ApiConnection",
              "Calls an operation of a connector, in the older form.",
              """
              {"type": "ApiConnection", "inputs": {
               "host": {"connection": {
                "name": "@parameters('$connections')['shared_teams']['connectionId']"}},
               "method": "post", "path": "/v1.0/teams/conversation/message",
               "body": {"messageBody": "Hello"}}}""",
              ConnectorAction::api),
          new ActionType(
              "OpenApiConnectionWebhook",
              "Calls a connector operation that completes by a callback, such as an approval.",
              """
              {"type": "OpenApiConnectionWebhook", "inputs": {
               "host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_approvals",
                "connectionName": "shared_approvals", "operationId": "StartAndWaitForAnApproval"},
               "parameters": {"approvalType": "Basic"}}}""",
              ConnectorAction::openApi),
          new ActionType(
              "ApiConnectionWebhook",
              "Calls a connector operation with a callback, in the older form.",
              """
              {"type": "ApiConnectionWebhook", "inputs": {
               "host": {"connection": {
                "name": "@parameters('$connections')['shared_approvals']['connectionId']"}},
               "path": "/approvals", "body": {"title": "Refresh again?"}}}""",
              ConnectorAction::api),
          new ActionType(
              "Workflow",
              "Calls another flow and returns its Response (Run a child flow).",
              """
              {"type": "Workflow", "inputs": {"host": {"workflowReferenceName": "enrich"},
               "body": {"id": "@triggerBody()?['subject']?['id']"}}}""",
              ChildFlow::of),
          new ActionType(
              "Wait",
              "Waits for a duration or until a point in time.",
              """
              {"type": "Wait", "inputs": {"interval": {"count": 5, "unit": "Minute"}}}""",
              Wait::of),
          new ActionType(
              "Response",
              "Responds to the caller of the flow.",
              """
              {"type": "Response", "kind": "Http",
               "inputs": {"statusCode": 200, "body": "@triggerBody()"}}""",
              Response::of));

  /** The standard table: the types that run here, then those that only mocks can answer. */
  public static final ActionTable TABLE =
      new ActionTable(Stream.concat(OWN.stream(), PlatformActions.ALL.stream()).toList());

  private Actions() {}
}
