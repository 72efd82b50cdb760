package io.sluice.wdl.action;

import java.util.List;

/**
 * The action types that only the hosts of Logic Apps execute, one row each. Flows with them can be
 * compiled, stored and run in trials, where a mock answers each call.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#actions-overview">Microsoft:
 *     actions of the Workflow Definition Language</a>
 */
public final class PlatformActions {
  private static final String B2B = "Encodes or decodes a business-to-business message.";

  /** The rows, in the order of the reference. */
  public static final List<ActionType> ALL =
      List.of(
          new ActionType(
              "ServiceProvider",
              "Calls an operation of a built-in connector of Logic Apps Standard.",
              """
              {"type": "ServiceProvider", "inputs": {"parameters": {"query": "SELECT 1"},
               "serviceProviderConfiguration": {"connectionName": "sql",
                "operationId": "executeQuery", "serviceProviderId": "/serviceProviders/sql"}}}""",
              PlatformCall::serviceProvider),
          new ActionType(
              "HttpWebhook",
              "Subscribes to an endpoint and waits for its callback.",
              """
              {"type": "HttpWebhook", "inputs": {"subscribe": {"method": "POST",
               "uri": "https://example.com/subscribe",
               "body": {"callback": "@listCallbackUrl()"}}, "unsubscribe": {}}}""",
              source -> PlatformCall.of(source, "inputs/subscribe/method")),
          new ActionType(
              "Function",
              "Calls a function of Azure Functions.",
              """
              {"type": "Function", "inputs": {"body": "@triggerBody()",
               "function": {"id": "/sites/app/functions/Enrich"}}}""",
              source ->
                  PlatformCall.of(source, "inputs/function/id", "inputs/function/connectionName")),
          new ActionType(
              "InvokeFunction",
              "Calls a local function of the same logic app.",
              """
              {"type": "InvokeFunction", "inputs": {"functionName": "Enrich", "parameters": {}}}""",
              source -> PlatformCall.of(source, "inputs/functionName")),
          new ActionType(
              "ApiManagement",
              "Calls an operation of an API in Azure API Management.",
              """
              {"type": "ApiManagement", "inputs": {"method": "post", "api": {"id": "/apis/orders"},
               "pathTemplate": {"template": "/orders", "parameters": {}}, "body": {}}}""",
              source ->
                  PlatformCall.of(source, "inputs/api/id", "inputs/apiManagement/connection")),
          named("AppService", "Calls an API in Azure App Service."),
          named("ApiApp", "Calls an API app."),
          named("SelectApiConnection", "Calls a connector whose connection is chosen at run time."),
          new ActionType(
              "SendToBatch",
              "Sends a message to a flow that collects batches.",
              """
              {"type": "SendToBatch", "inputs": {"batchName": "orders", "content": "@triggerBody()",
               "host": {"triggerName": "Batch_messages", "workflow": {"id": "gather"}}}}""",
              source -> PlatformCall.of(source, "inputs/batchName")),
          new ActionType(
              "IntegrationAccountArtifactLookup",
              "Reads an artifact of an integration account.",
              """
              {"type": "IntegrationAccountArtifactLookup",
               "inputs": {"artifactName": "orders", "artifactType": "Schema"}}""",
              source -> PlatformCall.of(source, "inputs/artifactType")),
          new ActionType(
              "Liquid",
              "Transforms JSON or XML with a Liquid template.",
              """
              {"type": "Liquid", "kind": "JsonToJson", "inputs": {"content": "@triggerBody()",
               "integrationAccount": {"map": {"name": "orders"}}}}""",
              source -> PlatformCall.of(source, "kind")),
          new ActionType(
              "Xslt",
              "Transforms XML with an XSLT map.",
              """
              {"type": "Xslt", "inputs": {"content": "<order/>",
               "integrationAccount": {"map": {"name": "orders"}}}}""",
              source ->
                  PlatformCall.of(source, "inputs/integrationAccount/map/name", "inputs/map/name")),
          named("XmlValidation", "Validates XML against a schema."),
          named("XmlParse", "Parses XML to JSON with a schema."),
          named("XmlCompose", "Composes XML from JSON with a schema."),
          named("FlatFileEncoding", "Encodes XML as a flat file with a schema."),
          named("FlatFileDecoding", "Decodes a flat file to XML with a schema."),
          named("JavaScriptCode", "Runs JavaScript code."),
          named("CSharpScriptCode", "Runs C# code."),
          named("PowerShellCode", "Runs PowerShell code."),
          named("AS2Encode", B2B),
          named("AS2Decode", B2B),
          named("X12Encode", B2B),
          named("X12BatchEncode", B2B),
          named("X12Decode", B2B),
          named("EdifactEncode", B2B),
          named("EdifactBatchEncode", B2B),
          named("EdifactDecode", B2B),
          named("RosettaNetEncode", B2B),
          named("RosettaNetDecode", B2B),
          named("RosettaNetWaitForResponse", B2B),
          named("SwiftEncode", B2B),
          named("SwiftDecode", B2B),
          named("SwiftMTEncode", B2B),
          named("SwiftMTDecode", B2B),
          named("HL7Encode", B2B),
          named("HL7Decode", B2B),
          named("ParseDocument", "Extracts the text of a document."),
          named("ChunkText", "Splits text into chunks."),
          new ActionType(
              "Agent",
              "Passes messages and tools to a language model, which calls the tools.",
              """
              {"type": "Agent", "inputs": {"parameters": {"deploymentId": "gpt", "messages": [
               {"role": "system", "content": "You answer customers."}]}}, "tools": {"Look_up": {
               "description": "Finds an order.", "agentParameterSchema": {"type": "object",
               "properties": {"order": {"type": "string"}}}, "actions": {"Get": {"type": "Compose",
               "inputs": "@agentParameters('order')"}}}}}""",
              Agent::of),
          new ActionType(
              "AgentHandoff",
              "Hands the conversation over to another agent, in a tool.",
              """
              {"type": "AgentHandoff", "inputs": {"name": "Sales"}}""",
              AgentHandoff::of));

  private PlatformActions() {}

  private static ActionType named(String name, String doc) {
    String example = "{\"type\": \"" + name + "\", \"inputs\": {\"content\": \"@triggerBody()\"}}";
    return new ActionType(name, doc, example, source -> PlatformCall.of(source));
  }

  /**
   * An action of a type that is in no table, modelled as a call so that a mock can answer it: the
   * platform gains new types.
   */
  public static Behaviour unknown(SourceNode source) {
    return PlatformCall.of(source);
  }

  /** Whether an action type, in any letter case, is one of these. */
  public static boolean has(String type) {
    return ALL.stream().anyMatch(row -> row.name().equalsIgnoreCase(type));
  }
}
