package dev.winnow.trainer.vectors;

import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.NgramHasher;
import java.util.List;

/**
 * Static word vectors: what a word means, whatever stands around it. Component {@code k} of word {@code w} is
 * {@code weight[w] x bytes[w x dimension + k]}; frequent words, which tell little, have small weights. Immutable and
 * thread-safe.
 *
 * @param name what the vectors are called
 * @param language the BCP 47 code of the language they are of
 * @param dimension how many components a vector has, 1 to {@value #MAX_DIMENSION}
 * @param words [n] single words as the tokenizer would fold them, the most frequent first; at most {@value #MAX_WORDS}
 * @param bytes [n x dimension]; not to be changed
 * @param weight [n], finite; not to be changed
 * @param card what they were made of, and what may be done with them: Markdown
 * @param sha256 the SHA-256 of the file they were read from, in hexadecimal
 */
public record WordVectors(
        String name,
        String language,
        int dimension,
        List<String> words,
        byte[] bytes,
        float[] weight,
        String card,
        String sha256) {
    /** The longest vectors there are. */
    public static final int MAX_DIMENSION = 1024;
    /** The most words there are. */
    public static final int MAX_WORDS = 1_000_000;

    /**
     * Checks that the parts fit.
     *
     * @throws IllegalArgumentException saying in a clause what does not
     */
    public WordVectors {
        words = List.copyOf(words);
        if (dimension < 1 || dimension > MAX_DIMENSION) {
            throw new IllegalArgumentException("vectors have 1 to " + MAX_DIMENSION + " components, not " + dimension);
        }
        if (words.isEmpty() || words.size() > MAX_WORDS) {
            throw new IllegalArgumentException("there are 1 to " + MAX_WORDS + " words, not " + words.size());
        }
        if (weight.length != words.size() || bytes.length != (long) words.size() * dimension) {
            throw new IllegalArgumentException(words.size() + " words of " + dimension + " components have "
                    + weight.length + " weights and " + bytes.length + " bytes");
        }
        for (float w : weight) {
            if (!(w >= 0 && w <= 1e6)) {
                throw new IllegalArgumentException("a weight is " + w + ", not 0 to a million");
            }
        }
    }

    /** How many words there are. */
    public int size() {
        return words.size();
    }

    /**
     * The hashes by which the features know the words, as part of an article's text.
     *
     * @return [n]; 0 where the tokenizer does not see one word
     */
    public long[] keys(FeatureSpec spec) {
        long[] keys = new long[size()];
        long[] found = new long[2]; // how many, and the last
        NgramHasher hasher = new NgramHasher(
                FeatureSpec.standard().withWordNgrams(1).withWeighting(spec.weighting()), (hashes, count) -> {
                    found[0] += count;
                    found[1] = hashes[count - 1];
                });
        for (int w = 0; w < keys.length; w++) {
            found[0] = 0;
            hasher.hash("", words.get(w));
            keys[w] = found[0] == 1 ? found[1] : 0;
        }
        return keys;
    }

    /** {@code sum over k of component(word, k) x by[from + k x step]}. */
    public double dot(int word, float[] by, int from, int step) {
        double sum = 0;
        int at = word * dimension;
        for (int k = 0; k < dimension; k++) {
            sum += (double) bytes[at + k] * by[from + k * step];
        }
        return weight[word] * sum;
    }

    /** The cosine of the angle between two words' vectors, -1 to 1; 0 where one of them is nothing but zeros. */
    public double similarity(int a, int b) {
        long product = 0;
        long squareA = 0;
        long squareB = 0;
        for (int k = 0; k < dimension; k++) {
            int x = bytes[a * dimension + k];
            int y = bytes[b * dimension + k];
            product += (long) x * y;
            squareA += (long) x * x;
            squareB += (long) y * y;
        }
        return squareA == 0 || squareB == 0 ? 0 : product / Math.sqrt((double) squareA * squareB);
    }
}
