package io.sluice.wdl.expression;

/**
 * The categories of the <a
 * href="https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference">function
 * reference</a>.
 */
public enum FunctionFamily {
  STRING,
  COLLECTION,
  LOGICAL,
  CONVERSION,
  MATH,
  DATE,
  WORKFLOW,
  URI,
  JSON
}
