package io.sluice.wdl.trial;

/** Types that a flow can require of a value, from specific to general. */
enum ExpectedType {
  ARRAY,
  OBJECT,
  ZONE,
  LOCAL_DATE,
  DATE,
  BASE64,
  DATA_URI,
  JSON,
  XML,
  URI,
  BOOLEAN,
  INTEGER,
  NUMBER,
  TEXT,
  NULL
}
