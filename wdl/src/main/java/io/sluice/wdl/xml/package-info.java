/**
 * XML for the {@code xml}, {@code json} and {@code xpath} functions: a small parser of our own that
 * knows no external entities and processes no document type, a writer, and the conversions between
 * XML and JSON of the language's hosts.
 */
@NullMarked
package io.sluice.wdl.xml;

import org.jspecify.annotations.NullMarked;
