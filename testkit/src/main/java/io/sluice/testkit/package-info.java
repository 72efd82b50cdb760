/** What tests of Vert.x programs stand on: a Vert.x in virtual time. */
@NullMarked
package io.sluice.testkit;

import org.jspecify.annotations.NullMarked;
