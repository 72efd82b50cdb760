/**
 * The store: committed data survives a crash. Ports and the rows they carry; {@code jdbc}
 * implements them. Ids are hashes as text; times are kept to 100 ns, the precision of the source.
 */
@NullMarked
package io.sluice.hub.store;

import org.jspecify.annotations.NullMarked;
