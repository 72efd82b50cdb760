/**
 * Dates and numbers as .NET reads and writes them, with culture tables of our own so that results
 * do not depend on the Java version: formats, parsers, time zones.
 */
@NullMarked
package io.sluice.wdl.culture;

import org.jspecify.annotations.NullMarked;
