/**
 * Reads flow files and compiles them: Workflow Definition Language documents in JSON or YAML, bare
 * or as Power Automate and Logic Apps export them, to immutable definitions. All problems of a file
 * come out at once.
 */
@NullMarked
package io.sluice.wdl.definition;

import org.jspecify.annotations.NullMarked;
