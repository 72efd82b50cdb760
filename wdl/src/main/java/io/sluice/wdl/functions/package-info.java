/**
 * The functions of the expression language: one table, assembled from a file for each family. A row
 * carries signature, aliases, doc line, examples and body.
 */
@NullMarked
package io.sluice.wdl.functions;

import org.jspecify.annotations.NullMarked;
