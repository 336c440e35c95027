package dev.winnow.trainer.fit;

import dev.winnow.feature.NgramHasher;

/** Seeds derived from seeds, so that each label and fold has its own and none depends on the order of work. */
final class Seeds {
    private Seeds() {}

    /** The seed of part {@code number} of what has this seed. */
    static long derive(long seed, long number) {
        return NgramHasher.mix(seed * 0x9E3779B97F4A7C15L + number + 1);
    }

    /** A hash of a string that does not change between versions of Java. */
    static long hash(String s) {
        long h = s.length();
        for (int i = 0; i < s.length(); i++) {
            h = (h ^ s.charAt(i)) * 0xD6E8FEB86659FD93L;
        }
        return NgramHasher.mix(h);
    }
}
