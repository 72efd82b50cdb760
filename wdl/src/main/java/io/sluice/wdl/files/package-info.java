/**
 * What people do with flow files besides running them: check, lint, show, import and export. Pure:
 * bytes in, reports and bytes out.
 */
@NullMarked
package io.sluice.wdl.files;

import org.jspecify.annotations.NullMarked;
