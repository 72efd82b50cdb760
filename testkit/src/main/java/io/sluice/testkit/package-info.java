/** Support for tests of Vert.x programs: a Vert.x in virtual time. */
@NullMarked
package io.sluice.testkit;

import org.jspecify.annotations.NullMarked;
