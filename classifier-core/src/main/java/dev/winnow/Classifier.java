package dev.winnow;

import dev.winnow.article.Article;
import dev.winnow.article.Page;
import dev.winnow.bundle.Bundle;
import dev.winnow.bundle.BundleException;
import dev.winnow.feature.Utf8Text;
import dev.winnow.model.Explainer;
import dev.winnow.model.HeadResult;
import dev.winnow.model.Scorer;
import dev.winnow.reading.PageReader;
import dev.winnow.reading.Reading;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Classifies pages with one bundle. Immutable and thread-safe: open once, share everywhere.
 *
 * <pre>{@code
 * Classifier classifier = Classifier.open(Path.of("news.winnow"));
 * Classification result = classifier.classify(Page.ofText("Talks resume", "The two governments ..."));
 * }</pre>
 */
public final class Classifier {
    private final Bundle bundle;
    private final PageReader reader = new PageReader();
    private final ThreadLocal<Scorer> scorers;
    private final int heads;
    private final LanguageGate languages;
    private final String nameAndVersion;

    private Classifier(Bundle bundle) {
        this.bundle = bundle;
        this.heads = bundle.model().heads().size();
        this.languages = new LanguageGate(bundle.model().languages());
        this.nameAndVersion = bundle.nameAndVersion();
        this.scorers = ThreadLocal.withInitial(() -> new Scorer(bundle.model()));
    }

    /**
     * Opens a bundle file.
     *
     * @throws BundleException if it is not a bundle that this Winnow can use; the message says why and what to do
     */
    public static Classifier open(Path path) throws BundleException {
        return of(Bundle.open(path));
    }

    /**
     * The model that comes with Winnow, for English pages: relevance, kind of page, IPTC topics. Read once and shared; its card
     * says what it can and cannot do.
     *
     * @throws IllegalStateException if the library is damaged
     */
    public static Classifier openDefault() {
        return of(DefaultModel.bundle());
    }

    /** A classifier over a bundle that is open already. */
    public static Classifier of(Bundle bundle) {
        return new Classifier(bundle);
    }

    /** The bundle behind this classifier. */
    public Bundle bundle() {
        return bundle;
    }

    /** Classifies a page. Every page gets an answer, an empty one too. */
    public Classification classify(Page page) {
        return classify(reader.read(page));
    }

    /**
     * Classifies a page and tells how the answer came about; some hundred times slower than without.
     *
     * @param most how many features a label is explained with at most
     */
    public Explanation explain(Page page, int most) {
        return explain(page, most, Set.of());
    }

    /**
     * Classifies a page and tells why, and why it has or has not certain labels.
     *
     * @param most how many features a label is explained with at most
     * @param labels labels, or their names, that are explained beside the assigned and the most probable; others than the model's
     *     are passed over
     */
    public Explanation explain(Page page, int most, Set<String> labels) {
        Reading reading = reader.readBlocks(page);
        Article told = languages.withLanguage(reading.article());
        Classification answer = classify(told);
        Explainer explainer = new Explainer(bundle.model(), told, most, labels);
        return new Explanation(
                answer, reading, answer.heads().stream().map(explainer::explain).toList());
    }

    /** Classifies an article that has been read already. */
    public Classification classify(Article article) {
        Article told = languages.withLanguage(article);
        return new Classification(told.id(), told.url(), told.lang(), results(told), nameAndVersion);
    }

    private List<HeadResult> results(Article article) {
        Scorer scorer = scorers.get();
        scorer.score(article);
        return results(scorer, languages.admits(article.lang(), article.text()));
    }

    /**
     * Whether answers depend on nothing but title and text, so that {@link #classify(Utf8Text, Utf8Text)} says of them what is said
     * of a page that has a line of each: models with page fields, or for certain languages only, look at more.
     */
    public boolean isOfTextAlone() {
        return languages.isOpen() && !bundle.model().spec().pageFields();
    }

    /**
     * Classifies an article that has been read already and lies in memory as UTF-8: no String is made of it, unless the model is
     * for certain languages only. The answer is bit-equal to that for its Strings, and has no id.
     */
    public Classification classify(Utf8Text title, Utf8Text text) {
        if (!languages.isOpen()) {
            return classify(
                    new Article(null, null, null, null, null, List.of(), title.toString(), text.toString(), List.of()));
        }
        Scorer scorer = scorers.get();
        scorer.score(title, text);
        return new Classification(null, null, null, results(scorer, true), nameAndVersion);
    }

    private List<HeadResult> results(Scorer scorer, boolean inLanguage) {
        HeadResult[] results = new HeadResult[heads];
        for (int h = 0; h < heads; h++) {
            results[h] = inLanguage ? scorer.result(h) : scorer.resultInOtherLanguage(h);
        }
        return List.of(results);
    }
}
