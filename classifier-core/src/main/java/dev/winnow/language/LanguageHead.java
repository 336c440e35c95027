package dev.winnow.language;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the language of a text from its first {@value LetterReader#READ} characters: the script first, then, where several
 * languages share one, its character n-grams. Immutable and thread-safe; a guess allocates its answer and nothing else.
 */
public final class LanguageHead {
    private static final String RESOURCE = "standard.bundle";

    /** A score so far behind the best adds less to the sum of all than a float of it can show. */
    private static final float NEGLIGIBLE = -20;

    private final LanguageModel model;
    private final Map<Script, PackedTable> tables = new EnumMap<>(Script.class);
    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

    /** What one thread needs. */
    private static final class Scratch {
        final LetterReader reader = new LetterReader();
        final long[] sums = new long[PackedTable.sumsNeeded(LanguageTable.MOST_LANGUAGES)];
        final float[] scores = new float[LanguageTable.MOST_LANGUAGES];
        float familiarity; // of the text last read, as a share of what is usual
    }

    /**
     * The head that comes with Winnow. Read once and shared.
     *
     * @throws IllegalStateException if the library is damaged
     */
    public static LanguageHead standard() {
        return Standard.HEAD;
    }

    /** Loaded when first asked for. */
    private static final class Standard {
        static final LanguageHead HEAD = load();

        private static LanguageHead load() {
            try (InputStream resource = LanguageHead.class.getResourceAsStream(RESOURCE)) {
                if (resource == null) {
                    throw new IllegalStateException("the language model is missing from the library: install it again");
                }
                return new LanguageHead(LanguageModelFile.read(resource.readAllBytes()));
            } catch (IOException e) {
                throw new IllegalStateException(
                        "the language model of the library cannot be read: install it again", e);
            }
        }
    }

    /** A head that decides by this model. */
    public LanguageHead(LanguageModel model) {
        this.model = model;
        model.tables().forEach(table -> tables.put(table.script(), new PackedTable(table)));
    }

    /** The codes that may be answered beside {@value LanguageGuess#UNDETERMINED}, in alphabetical order. */
    public List<String> languages() {
        return model.languages();
    }

    /**
     * The language of a text, any text: empty, of digits, of several scripts, with broken characters.
     * {@value LanguageGuess#UNDETERMINED} where the text is too short or mixed to tell, or not like the texts of the language
     * that it is most like. Markup is not known as such: give it text.
     */
    public LanguageGuess guess(CharSequence text) {
        Scratch own = scratch.get();
        LanguageGuess best = best(text, own);
        return best.probability() < model.threshold() || own.familiarity < model.familiar()
                ? new LanguageGuess(LanguageGuess.UNDETERMINED, best.probability())
                : best;
    }

    /** The most probable language, however unsure; {@value LanguageGuess#UNDETERMINED} only where no script tells any. */
    public LanguageGuess best(CharSequence text) {
        return best(text, scratch.get());
    }

    private LanguageGuess best(CharSequence text, Scratch own) {
        LetterReader reader = own.reader;
        reader.read(text);
        own.familiarity = 1;
        if (!reader.hasScript()) {
            return new LanguageGuess(LanguageGuess.UNDETERMINED, 0);
        }
        Script script = reader.script();
        PackedTable table = tables.get(script);
        if (table != null) {
            return choose(table, own);
        }
        String language = model.single().getOrDefault(script, script.language());
        if (language.isEmpty()) {
            return new LanguageGuess(LanguageGuess.UNDETERMINED, 0);
        }
        return new LanguageGuess(language, byScript(reader.letters()) * reader.share());
    }

    private static LanguageGuess choose(PackedTable packed, Scratch own) {
        LanguageTable table = packed.table();
        int languages = table.languages().size();
        int count = own.reader.countRows(table.rows());
        packed.score(own.reader.rows(), count, own.sums, own.scores);
        float[] scores = own.scores;
        int best = 0;
        for (int k = 1; k < languages; k++) {
            best = scores[k] > scores[best] ? k : best;
        }
        double sum = 0;
        for (int k = 0; k < languages; k++) {
            float behind = scores[k] - scores[best];
            sum += behind < NEGLIGIBLE ? 0 : Math.exp(behind);
        }
        double mean = (scores[best] - table.bias()[best]) / Math.sqrt(count);
        own.familiarity = (float) (mean / table.usual()[best]);
        return new LanguageGuess(table.languages().get(best), (float) (own.reader.share() / sum));
    }

    /** A single letter of a script may be a symbol, such as a Greek one; each further one halves the doubt. */
    private static float byScript(int letters) {
        return letters >= 20 ? 1 : 1 - 1f / (1 << letters);
    }
}
