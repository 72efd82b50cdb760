/**
 * Bodies of forms, {@code application/x-www-form-urlencoded} and {@code multipart/form-data}: from
 * the bytes of a call to the value that a flow sees, and back.
 */
@NullMarked
package io.sluice.wdl.form;

import org.jspecify.annotations.NullMarked;
