package dev.winnow.reading;

/** Logarithms of counts, of which a page has some ten thousand: those of small ones are looked up. */
final class Logarithms {
    private static final float[] SMALL = small();

    private Logarithms() {}

    private static float[] small() {
        float[] small = new float[4096];
        for (int count = 0; count < small.length; count++) {
            small[count] = computed(count);
        }
        return small;
    }

    private static float computed(float count) {
        return (float) Math.log(1 + count);
    }

    /** The natural logarithm of one more than a count, which need not be whole. */
    static float ofCount(float count) {
        int whole = (int) count;
        return whole == count && whole >= 0 && whole < SMALL.length ? SMALL[whole] : computed(count);
    }
}
