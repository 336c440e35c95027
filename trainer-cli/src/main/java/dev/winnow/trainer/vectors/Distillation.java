package dev.winnow.trainer.vectors;

import dev.winnow.trainer.InputException;
import dev.winnow.trainer.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Makes word vectors of sentence encoders. Each word is encoded alone by each of them; and the passages of articles are, by
 * the first, so that each word has the mean of those it stands in. These vectors are laid side by side, each kind as long on
 * average as another; the axes in which they vary most are kept, and each vector is multiplied by {@code a / (a + p)},
 * {@code p} being the word's share of all words (smooth inverse frequency, Arora, Liang and Ma 2017). Components are rounded
 * to bytes.
 *
 * @param mostWords how many words at most, the most frequent
 * @param fewestDocuments in how many articles a word must be
 * @param dimension how many axes are kept
 * @param frequency {@code a}
 */
public record Distillation(int mostWords, int fewestDocuments, int dimension, double frequency) {

    /**
     * Distils.
     *
     * @param counts the words, and how often they are met
     * @param passages what words stand in; if there are none, words are encoded alone
     * @param encoders at least one
     * @param name what the vectors are to be called
     * @param data what the words were counted in, for the card: a line each
     * @throws InputException if there are fewer words than axes
     */
    public WordVectors distil(
            WordCounts counts,
            List<String> passages,
            List<WordEncoder.Opened> encoders,
            String name,
            List<String> data,
            Progress progress) {
        List<WordCounts.WordCount> frequent = counts.frequent(mostWords, fewestDocuments);
        if (frequent.size() < 2 || frequent.size() <= dimension) {
            throw new InputException("there are only " + frequent.size() + " words in at least " + fewestDocuments
                    + " articles: give more data, or ask for less with --dimension and --min-documents");
        }
        List<String> words = frequent.stream().map(WordCounts.WordCount::word).toList();
        float[][] encoded = new float[words.size()][0];
        for (WordEncoder.Opened encoder : encoders) {
            progress.stage("encoding words with " + encoder.origin(), words.size());
            append(alone(words, encoder, progress), encoded);
        }
        if (!passages.isEmpty()) {
            WordEncoder.Opened first = encoders.get(0);
            progress.stage("encoding passages with " + first.origin(), passages.size());
            append(ContextVectors.of(words, passages, first, progress), encoded);
        }
        if (dimension > encoded[0].length) {
            throw new InputException("--dimension " + dimension + ": the vectors that are encoded have "
                    + encoded[0].length + " components");
        }
        progress.stage("reducing", -1);
        double[][] reduced = PrincipalAxes.project(encoded, dimension);
        byte[] bytes = new byte[encoded.length * dimension];
        float[] weight = new float[encoded.length];
        for (int w = 0; w < encoded.length; w++) {
            double share = (double) frequent.get(w).occurrences() / counts.total();
            weight[w] = (float) (frequency / (frequency + share) * round(reduced[w], bytes, w * dimension));
        }
        String card = card(name, counts, words.size(), passages.size(), encoders, data);
        return new WordVectors(name, "en", dimension, words, bytes, weight, card, "");
    }

    private static float[][] alone(List<String> words, WordEncoder.Opened encoder, Progress progress) {
        float[][] vectors = new float[words.size()][];
        for (int w = 0; w < vectors.length; w++) {
            vectors[w] = encoder.encode(words.get(w));
            progress.step(1);
        }
        return vectors;
    }

    /** Lays vectors, their mean taken off, beside those that there are, brought to an average length of 1. */
    private static void append(float[][] vectors, float[][] to) {
        PrincipalAxes.centre(vectors);
        double length = 0;
        for (float[] vector : vectors) {
            double squares = 0;
            for (float v : vector) {
                squares += (double) v * v;
            }
            length += Math.sqrt(squares) / vectors.length;
        }
        for (int w = 0; w < to.length; w++) {
            int from = to[w].length;
            to[w] = Arrays.copyOf(to[w], from + vectors[w].length);
            for (int k = 0; k < vectors[w].length && length > 0; k++) {
                to[w][from + k] = (float) (vectors[w][k] / length);
            }
        }
    }

    /** Rounds a vector to bytes, the largest being 127; returns by what they are to be multiplied to be it again. */
    private static double round(double[] vector, byte[] out, int to) {
        double largest = 0;
        for (double v : vector) {
            largest = Math.max(largest, Math.abs(v));
        }
        if (largest == 0) {
            return 0;
        }
        for (int k = 0; k < vector.length; k++) {
            out[to + k] = (byte) Math.rint(vector[k] / largest * 127);
        }
        return largest / 127;
    }

    private String card(
            String name,
            WordCounts counts,
            int words,
            int passages,
            List<WordEncoder.Opened> encoders,
            List<String> data) {
        return String.format(
                Locale.ROOT,
                """
                # %s

                %,d English words with %d components each, as bytes. Each word was encoded alone by %s%s. The vectors
                were reduced to the axes in which they vary most, and each is multiplied by a / (a + p) with a = %s, p being
                the word's share of all words.

                ## Data

                Words, their frequencies and the company they keep come from %,d articles (%,d words) in:
                %s
                A word must be in %d of them. No text is in this file.

                ## Limits

                One vector a word, whatever it means in its sentence; English only; what the encoder learned of words, its
                prejudices included, is in them.
                """,
                name,
                words,
                dimension,
                String.join(
                        " and by ",
                        encoders.stream().map(WordEncoder.Opened::origin).toList()),
                passages == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", and has the mean of what the first of these makes of those of %,d passages it stands in",
                                passages),
                frequency,
                counts.documents(),
                counts.total(),
                String.join("\n", data.stream().map(line -> "- " + line).toList()),
                fewestDocuments);
    }
}
