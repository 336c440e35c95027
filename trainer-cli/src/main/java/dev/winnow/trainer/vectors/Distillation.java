package dev.winnow.trainer.vectors;

import dev.winnow.trainer.InputException;
import dev.winnow.trainer.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes word vectors of a sentence encoder: each word is encoded alone; of the vectors the mean is taken off, the axes in
 * which they vary most are kept, and each is multiplied by {@code a / (a + p)}, {@code p} being the word's share of all
 * words (smooth inverse frequency, Arora, Liang and Ma 2017). Components are rounded to bytes.
 *
 * @param dimension how many axes are kept
 * @param frequency {@code a}
 */
public record Distillation(int dimension, double frequency) {

    /**
     * Distils.
     *
     * @param counts the words, and how often they are met
     * @param mostWords how many words at most, the most frequent
     * @param fewestDocuments in how many articles a word must be
     * @param name what the vectors are to be called
     * @param data what the words were counted in, for the card: a line each
     * @throws InputException if there are fewer words than axes
     */
    public WordVectors distil(
            WordCounts counts,
            int mostWords,
            int fewestDocuments,
            WordEncoder.Opened encoder,
            String name,
            List<String> data,
            Progress progress) {
        List<WordCounts.WordCount> frequent = counts.frequent(mostWords, fewestDocuments);
        if (frequent.size() < 2 || frequent.size() <= dimension) {
            throw new InputException("there are only " + frequent.size() + " words in at least " + fewestDocuments
                    + " articles: give more data, or ask for less with --dimension and --min-documents");
        }
        progress.stage("encoding", frequent.size());
        float[][] encoded = new float[frequent.size()][];
        for (int w = 0; w < encoded.length; w++) {
            encoded[w] = encoder.encode(frequent.get(w).word());
            progress.step(1);
        }
        if (dimension > encoded[0].length) {
            throw new InputException(
                    "--dimension " + dimension + ": the encoder's vectors have " + encoded[0].length + " components");
        }
        progress.stage("reducing", -1);
        double[][] reduced = PrincipalAxes.project(encoded, dimension);
        byte[] bytes = new byte[encoded.length * dimension];
        float[] weight = new float[encoded.length];
        List<String> words = new ArrayList<>();
        for (int w = 0; w < encoded.length; w++) {
            double share = (double) frequent.get(w).occurrences() / counts.total();
            weight[w] = (float) (frequency / (frequency + share) * round(reduced[w], bytes, w * dimension));
            words.add(frequent.get(w).word());
        }
        String card = card(name, counts, frequent.size(), fewestDocuments, encoder, data);
        return new WordVectors(name, "en", dimension, words, bytes, weight, card, "");
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
            int fewestDocuments,
            WordEncoder.Opened encoder,
            List<String> data) {
        return String.format(
                Locale.ROOT,
                """
                # %s

                %,d English words with %d components each, as bytes. Each word was encoded alone by %s, and the vectors were
                reduced to the axes in which they vary most. Each is multiplied by a / (a + p) with a = %s, p being the
                word's share of all words.

                ## Data

                Words and their frequencies, and nothing else, come from %,d articles (%,d words) in:
                %s
                A word must be in %d of them. No text is in this file.

                ## Limits

                One vector a word, whatever it means in its sentence; English only; what the encoder learned of words, its
                prejudices included, is in them.
                """,
                name,
                words,
                dimension,
                encoder.origin(),
                frequency,
                counts.documents(),
                counts.total(),
                String.join("\n", data.stream().map(line -> "- " + line).toList()),
                fewestDocuments);
    }
}
