package io.sluice.wdl.trial;

/** Types that a flow can require of a value, from specific to general. */
enum ExpectedType {
  ARRAY,
  OBJECT,
  ZONE,
  LOCAL_DATE,
  DATE,
  BASE64,
  XML,
  URI,
  PATH,
  BOOLEAN,
  INTEGER,
  NUMBER,
  TEXT
}
