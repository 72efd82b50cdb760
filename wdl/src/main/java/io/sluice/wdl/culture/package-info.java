/**
 * .NET's formatting and parsing of dates and numbers, and time zones. The culture tables are part
 * of the library, so that results do not depend on the locale data of the Java version.
 */
@NullMarked
package io.sluice.wdl.culture;

import org.jspecify.annotations.NullMarked;
