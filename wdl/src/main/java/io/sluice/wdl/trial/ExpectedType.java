package io.sluice.wdl.trial;

/** What a value must be able to be, the more special ones first. */
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
