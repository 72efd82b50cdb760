/**
 * Tools for flow files that do not run them: lint, check, outline, import and export. Pure
 * functions from bytes to reports and bytes; what the hub offers is asked through {@link
 * io.sluice.wdl.files.FlowHost}.
 */
@NullMarked
package io.sluice.wdl.files;

import org.jspecify.annotations.NullMarked;
