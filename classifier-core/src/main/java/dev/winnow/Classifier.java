package dev.winnow;

import dev.winnow.article.Article;
import dev.winnow.article.Page;
import dev.winnow.bundle.Bundle;
import dev.winnow.bundle.BundleException;
import dev.winnow.model.HeadResult;
import dev.winnow.model.Scorer;
import dev.winnow.reading.PageReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

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

    private Classifier(Bundle bundle) {
        this.bundle = bundle;
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

    /** Classifies an article that has been read already. */
    public Classification classify(Article article) {
        Scorer scorer = scorers.get();
        scorer.score(article.title(), article.text());
        HeadResult[] results = new HeadResult[bundle.model().heads().size()];
        Arrays.setAll(results, scorer::result);
        return new Classification(
                article.id(), article.url(), article.lang(), List.of(results), bundle.nameAndVersion());
    }
}
