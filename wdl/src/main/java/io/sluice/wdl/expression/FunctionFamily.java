package io.sluice.wdl.expression;

/** The groups in which the language's reference lists its functions. */
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
