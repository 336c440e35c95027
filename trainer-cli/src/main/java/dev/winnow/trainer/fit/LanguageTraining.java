package dev.winnow.trainer.fit;

import dev.winnow.language.LanguageModel;
import dev.winnow.language.LanguageTable;
import dev.winnow.language.LetterReader;
import dev.winnow.language.Script;
import dev.winnow.model.LinearForm;
import dev.winnow.trainer.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Learns to tell languages, with Tribuo's logistic regression, one problem for each script that several languages share.
 * The same texts in the same order give the same model, bit by bit. Not thread-safe.
 */
public final class LanguageTraining {
    /** From how many texts of a language, the longest ones, what is usual is told. */
    private static final int USUAL_TEXTS = 500;

    private static final double LEAST_USUAL = 1e-3;

    private final LanguageSettings settings;
    private final LetterReader reader = new LetterReader();
    private final Map<Script, List<Piece>> pieces = new EnumMap<>(Script.class);
    private int texts;

    /** The n-grams of a piece of text: rows, each once and ascending, and how often each occurs among them. */
    private record Piece(String language, int[] rows, float[] values) {}

    /** Nothing learned yet. */
    public LanguageTraining(LanguageSettings settings) {
        this.settings = settings;
    }

    /**
     * Learns from a text: from its beginning as a whole and from short pieces of it, as headlines are short.
     *
     * @param language its BCP 47 code
     * @param place where it stands, for a refusal
     * @throws InputException if the code is none
     */
    public void add(String language, String text, String place) {
        if (!LanguageModel.isCode(language)) {
            throw new InputException(place + ": \"" + language + "\" is not a BCP 47 code such as en or zh-Hant;"
                    + " mend field lang, or leave the row out with --where");
        }
        long seed = Seeds.derive(settings.seed(), texts++);
        String whole = text.substring(0, Math.min(text.length(), LetterReader.READ));
        reader.read(whole);
        if (!reader.hasScript()) {
            return;
        }
        Script script = reader.script();
        addPiece(language, script, whole);
        int n = 0;
        for (int length : settings.pieces()) {
            if (length < whole.length()) {
                int last = whole.length() - length;
                int from = afterSpace(whole, (int) Long.remainderUnsigned(Seeds.derive(seed, n++), last + 1));
                addPiece(language, script, whole.substring(from, Math.min(whole.length(), from + length)));
            }
        }
    }

    private static int afterSpace(String text, int from) {
        int space = text.indexOf(' ', from);
        return from == 0 || space < 0 || space > from + 20 ? from : space + 1;
    }

    /** A piece in another script than the whole is a foreign name. */
    private void addPiece(String language, Script script, String text) {
        reader.read(text);
        if (reader.hasScript() && reader.script() == script) {
            int count = reader.countRows(settings.rows(script));
            if (count > 0) {
                int[] rows = new int[count];
                for (int i = 0; i < count; i++) {
                    rows[i] = reader.row(i);
                }
                pieces.computeIfAbsent(script, s -> new ArrayList<>()).add(piece(language, rows));
            }
        }
    }

    /** How many texts were added. */
    public int texts() {
        return texts;
    }

    private static Piece piece(String language, int[] all) {
        Arrays.sort(all);
        int[] rows = new int[all.length];
        float[] values = new float[all.length];
        float one = (float) (1 / Math.sqrt(all.length));
        int n = 0;
        for (int i = 0; i < all.length; i++) {
            if (n == 0 || rows[n - 1] != all[i]) {
                rows[n++] = all[i];
            }
            values[n - 1] += one;
        }
        return new Piece(language, Arrays.copyOf(rows, n), Arrays.copyOf(values, n));
    }

    /**
     * The model of all that was added. A script is said to have a language if that has at least a twentieth of the pieces
     * of the script's most frequent one; the rest is quotations.
     *
     * @throws InputException if there is nothing to tell apart
     */
    public LanguageModel finish() {
        List<LanguageTable> tables = new ArrayList<>();
        Map<Script, String> single = new EnumMap<>(Script.class);
        pieces.forEach((script, all) -> {
            List<String> languages = languages(all);
            if (languages.size() > 1) {
                tables.add(table(script, languages, all));
            } else {
                single.put(script, languages.get(0));
            }
        });
        if (tables.isEmpty()) {
            throw new InputException("there are no two languages of one script: give texts of more languages");
        }
        return new LanguageModel(tables, single, settings.threshold(), settings.familiar());
    }

    private static List<String> languages(List<Piece> all) {
        Map<String, Integer> counts = new TreeMap<>();
        all.forEach(piece -> counts.merge(piece.language, 1, Integer::sum));
        int most = counts.values().stream().max(Integer::compare).orElse(0);
        counts.values().removeIf(count -> count < most / 20.0);
        return List.copyOf(counts.keySet());
    }

    private LanguageTable table(Script script, List<String> languages, List<Piece> all) {
        List<Piece> used =
                all.stream().filter(piece -> languages.contains(piece.language)).toList();
        int rows = settings.rows(script);
        LabelProblem problem = new LabelProblem(
                new TrainingData(rowsOf(used, rows)),
                IntStream.range(0, used.size()).toArray(),
                used.stream()
                        .mapToInt(piece -> languages.indexOf(piece.language))
                        .toArray(),
                languages.size(),
                false,
                new float[0],
                new float[0],
                Seeds.derive(settings.seed(), script.ordinal()));
        Fitted fitted = settings.trainer().train(problem).fitted();
        return compile(script, languages, used, fitted);
    }

    private static FeatureRows rowsOf(List<Piece> used, int features) {
        int[] start = new int[used.size() + 1];
        for (int d = 0; d < used.size(); d++) {
            start[d + 1] = start[d] + used.get(d).rows.length;
        }
        int[] index = new int[start[used.size()]];
        float[] value = new float[index.length];
        for (int d = 0; d < used.size(); d++) {
            Piece piece = used.get(d);
            System.arraycopy(piece.rows, 0, index, start[d], piece.rows.length);
            System.arraycopy(piece.values, 0, value, start[d], piece.rows.length);
        }
        return new FeatureRows(features, start, index, value);
    }

    /**
     * Rounds to bytes. What all languages of a row have in common decides nothing and is taken off first; the largest
     * weights are cut, so that the many small ones keep their differences.
     */
    private LanguageTable compile(Script script, List<String> languages, List<Piece> used, Fitted fitted) {
        int rows = settings.rows(script);
        int columns = languages.size();
        float[] weights = fitted.table().clone();
        float[] sizes = new float[weights.length];
        for (int row = 0; row < rows; row++) {
            float mean = 0;
            for (int k = 0; k < columns; k++) {
                mean += weights[row * columns + k] / columns;
            }
            for (int k = 0; k < columns; k++) {
                weights[row * columns + k] -= mean;
                sizes[row * columns + k] = Math.abs(weights[row * columns + k]);
            }
        }
        Arrays.sort(sizes);
        float largest = sizes[(int) ((sizes.length - 1) * settings.uncut())];
        float step = Math.max(largest, 1e-6f) / 127;
        byte[] rounded = new byte[weights.length];
        for (int i = 0; i < weights.length; i++) {
            rounded[i] = (byte) Math.max(-127, Math.min(127, Math.round(weights[i] / step)));
        }
        float[] bias = ((LinearForm) fitted.form()).bias();
        return new LanguageTable(script, languages, rows, rounded, step, bias, usual(languages, used, rounded, step));
    }

    /** The middle of the mean weights of each language's longer pieces. */
    private static float[] usual(List<String> languages, List<Piece> used, byte[] weights, float step) {
        float[] usual = new float[languages.size()];
        for (int k = 0; k < usual.length; k++) {
            String language = languages.get(k);
            int column = k;
            double[] means = used.stream()
                    .filter(piece -> piece.language.equals(language))
                    .sorted(Comparator.comparingInt(piece -> -piece.rows.length))
                    .limit(USUAL_TEXTS)
                    .mapToDouble(piece -> step * meanWeight(piece, weights, languages.size(), column))
                    .sorted()
                    .toArray();
            usual[k] = (float) Math.max(means[means.length / 2], LEAST_USUAL);
        }
        return usual;
    }

    private static double meanWeight(Piece piece, byte[] weights, int columns, int column) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < piece.rows.length; i++) {
            sum += piece.values[i] * weights[piece.rows[i] * columns + column];
            all += piece.values[i];
        }
        return sum / all;
    }
}
