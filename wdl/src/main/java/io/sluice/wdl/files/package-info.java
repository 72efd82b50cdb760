/**
 * Tools for flow files that do not run them: lint, check, outline, import and export. Pure
 * functions from bytes to reports and bytes; {@link io.sluice.wdl.files.FlowHost} says what the
 * program that runs the flows supports.
 */
@NullMarked
package io.sluice.wdl.files;

import org.jspecify.annotations.NullMarked;
