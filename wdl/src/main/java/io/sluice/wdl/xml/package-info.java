/**
 * XML for the functions {@code xml}, {@code json} and {@code xpath}: a parser without external
 * entities and document types, a writer, and the conversions between XML and JSON of Json.NET, the
 * library that Power Automate and Logic Apps use.
 */
@NullMarked
package io.sluice.wdl.xml;

import org.jspecify.annotations.NullMarked;
