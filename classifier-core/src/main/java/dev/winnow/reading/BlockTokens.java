package dev.winnow.reading;

import org.jspecify.annotations.Nullable;

/**
 * What is looked up in the model for a block, besides its measured features: the names of the elements around it, and the
 * words of short blocks. Each is known by a hash that tells its role.
 */
final class BlockTokens {
    /** Of longer blocks no pairs of words are looked up, and their words apart. */
    static final int FEW_WORDS = 12;
    /** Longer blocks are judged by their measures alone. */
    static final int MOST_WORDS = 50;
    /** How many elements are "nearby": the block's own and those right around. */
    static final int NEAR = 3;

    static final int FAR_ROLE = 1;
    static final int NEAR_ROLE = 2;
    static final int WORD_ROLE = 3;
    static final int PAIR_ROLE = 4;
    static final int WHOLE_ROLE = 5;
    static final int SENTENCE_ROLE = 6;

    private BlockTokens() {}

    /** Is handed every hash. */
    @FunctionalInterface
    interface Sink {
        void token(long hash);
    }

    /** The names of all elements around a block. */
    static void path(Frame frame, Sink sink) {
        int distance = 0;
        for (@Nullable Frame f = frame; f != null; f = f.parent) {
            for (long token : f.tokens) {
                sink.token(Words.inRole(token, FAR_ROLE));
                if (distance < NEAR) {
                    sink.token(Words.inRole(token, NEAR_ROLE));
                }
            }
            distance++;
        }
    }

    /** The words of a short block, pairs of them, and all of it. */
    static void words(HtmlBlock block, Sink sink) {
        int words = block.measure().words();
        if (words > MOST_WORDS) {
            return;
        }
        if (words > FEW_WORDS) {
            for (long hash : block.words()) {
                sink.token(Words.inRole(hash, SENTENCE_ROLE));
            }
            return;
        }
        long before = 0;
        long whole = 0;
        for (long hash : block.words()) {
            sink.token(Words.inRole(hash, WORD_ROLE));
            if (before != 0) {
                sink.token(Words.inRole(Words.pair(before, hash), PAIR_ROLE));
            }
            before = hash;
            whole = Words.pair(whole, hash);
        }
        sink.token(Words.inRole(whole, WHOLE_ROLE));
    }
}
