package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.Oddity;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Shuffles lists, for instances with the oddity that the order of lists is unreliable. */
final class Disorder {

  private Disorder() {}

  /** The unchanged list, or a permutation that depends only on its length. */
  static <T> List<T> of(InstanceState instance, List<T> list) {
    if (!instance.spec.is(Oddity.UNORDERED_LISTS)) {
      return list;
    }
    List<T> mixed = new ArrayList<>(list);
    SplittableRandom random = new SplittableRandom(list.size());
    for (int i = mixed.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T moved = mixed.get(i);
      mixed.set(i, mixed.get(j));
      mixed.set(j, moved);
    }
    return mixed;
  }
}
