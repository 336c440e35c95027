package dev.winnow.trainer.fit;

import dev.winnow.article.Article;
import dev.winnow.language.LanguageHead;
import dev.winnow.trainer.vectors.WordVectors;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Which word vectors training may use, and when.
 *
 * @param when when they are offered to the heads; each head then chooses on held-out rows whether it is better with them
 * @param source gives them when they are first needed
 * @param share how large the part from vectors is, on average over the training rows, next to the n-grams' part, whose
 *     length is 1; if given, no head chooses, and 0 is without
 */
public record VectorsUse(When when, Supplier<WordVectors> source, OptionalDouble share) {
    /** With more rows than this, vectors are not offered unasked: they gain little and training takes several times as long. */
    private static final int FEW_ROWS = 5000;
    /** The share that was best where rows are few, and where they are many (docs/vectors.md). */
    private static final double SHARE_OF_FEW = 0.5;

    private static final double SHARE_OF_MANY = 0.25;
    /** The language of the vectors that are offered unasked. */
    private static final String LANGUAGE = "en";
    /** Nor where fewer of the rows are of the vectors' language. */
    static final double MOST_OF_THE_LANGUAGE = 0.9;

    /** When vectors are offered. */
    public enum When {
        /** Never. */
        NEVER,
        /** Where rows are few and of the vectors' language, and the trainer is linear. */
        WHERE_FIT,
        /** Always. */
        ALWAYS
    }

    /** Whether it counts among the rows of the vectors' language. Asked only where that decides. */
    boolean isOfLanguage(Article article) {
        if (when != When.WHERE_FIT) {
            return false;
        }
        String told = article.lang();
        String language = told != null
                ? told
                : LanguageHead.standard()
                        .guess(article.text().isEmpty() ? article.title() : article.text())
                        .code();
        return language.equals(LANGUAGE) || language.startsWith(LANGUAGE + "-");
    }

    /** Whether they are to be offered for such data. */
    boolean areOffered(TrainerKind trainer, int rows, int rowsOfLanguage) {
        return switch (when) {
            case NEVER -> false;
            case ALWAYS -> true;
            case WHERE_FIT ->
                trainer.takesVectors() && rows <= FEW_ROWS && rowsOfLanguage >= MOST_OF_THE_LANGUAGE * rows;
        };
    }

    /** How much vectors count where that was not said. */
    static double standardShare(int rows) {
        return rows <= FEW_ROWS ? SHARE_OF_FEW : SHARE_OF_MANY;
    }

    /** No vectors. */
    public static VectorsUse never() {
        return new VectorsUse(
                When.NEVER,
                () -> {
                    throw new IllegalStateException("no vectors were asked for");
                },
                OptionalDouble.empty());
    }

    /** These vectors where they are likely to help. */
    public static VectorsUse whereFit(Supplier<WordVectors> source) {
        return new VectorsUse(When.WHERE_FIT, source, OptionalDouble.empty());
    }

    /** These vectors. */
    public static VectorsUse always(WordVectors vectors, OptionalDouble share) {
        return new VectorsUse(When.ALWAYS, () -> vectors, share);
    }
}
