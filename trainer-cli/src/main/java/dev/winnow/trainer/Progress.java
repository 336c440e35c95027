package dev.winnow.trainer;

/** Where long work reports how far it is. Thread-safe. */
public interface Progress {
    /**
     * Begins a stage; the one before has ended.
     *
     * @param stage what is done, for a person to read
     * @param total how many steps it has, or -1 where that is not known
     */
    void stage(String stage, long total);

    /** Some steps of the stage are done. */
    void step(long steps);

    /** Progress that nobody watches. */
    static Progress none() {
        return new Progress() {
            @Override
            public void stage(String stage, long total) {}

            @Override
            public void step(long steps) {}
        };
    }
}
