/**
 * The standard functions of the expression language: one table, assembled from one file per family.
 * A row has signature, aliases, description, examples and implementation.
 */
@NullMarked
package io.sluice.wdl.functions;

import org.jspecify.annotations.NullMarked;
