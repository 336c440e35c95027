package dev.winnow.trainer.fit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.bundle.Bundle;
import dev.winnow.bundle.BundleException;
import dev.winnow.bundle.HeadField;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.Vocabulary;
import dev.winnow.model.Calibration;
import dev.winnow.model.ForestForm;
import dev.winnow.model.Form;
import dev.winnow.model.Head;
import dev.winnow.model.HeadType;
import dev.winnow.model.LinearForm;
import dev.winnow.model.Model;
import dev.winnow.model.Thresholds;
import dev.winnow.reading.BlockEvidence;
import dev.winnow.reading.BlockModel;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.Progress;
import dev.winnow.trainer.data.Pieces;
import dev.winnow.trainer.data.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.tribuo.Tribuo;

/**
 * From pages whose article is known, wholly or in pieces, to a block model: rows are added one by one, {@link #finish} fits. The names of elements are
 * scored for each fold of sites by a fit without that fold, so that the forest learns how far such scores can be trusted on
 * sites not seen; and so is the first look for the second. Not thread-safe.
 */
public final class ReaderTraining {
    private final ReaderPlan plan;
    private final int threads;
    private final Progress progress;
    private final List<ReaderPage> pages = new ArrayList<>();

    /** A training after this plan; what comes out does not depend on the number of threads. */
    public ReaderTraining(ReaderPlan plan, int threads, Progress progress) {
        this.plan = plan;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Adds a page: one with gold text, else one with pieces of its article. One without HTML, or with neither, is passed over, and false
     * is the answer.
     */
    public boolean add(Row row) {
        String html = row.page().html();
        Optional<String> gold = row.goldText();
        Pieces pieces = Pieces.of(row);
        if (html == null || (gold.isEmpty() && pieces.isEmpty())) {
            return false;
        }
        String site =
                row.values("site").isEmpty() ? row.name() : row.values("site").get(0);
        float weight = plan.weightOf(row);
        pages.add(gold.map(text -> ReaderPage.ofGold(site, html, text, weight))
                .orElseGet(() -> ReaderPage.ofPieces(site, html, pieces, weight)));
        return true;
    }

    /**
     * Fits the model.
     *
     * @param sources what is known of the data, for provenance and card
     * @throws InputException if there are not pages enough
     */
    public Bundle finish(List<DataSource> sources) throws BundleException {
        if (pages.stream().map(ReaderPage::group).distinct().count() < 2L * plan.folds()) {
            throw new InputException(
                    "there are " + pages.size() + " pages with html and text or pieces of it, from too few sites to"
                            + " learn from: give pages of at least " + 2 * plan.folds() + " sites");
        }
        requireBoth(pages);
        for (int fold = 0; fold < plan.folds(); fold++) {
            requireBoth(outside(fold, pages));
        }
        try (Parallel parallel = new Parallel(threads)) {
            return finish(parallel, sources);
        }
    }

    /** Some blocks must be part of an article and some not, whichever sites are held out. */
    private static void requireBoth(List<ReaderPage> pages) {
        for (boolean part : new boolean[] {true, false}) {
            if (pages.stream().noneMatch(page -> page.learns(part))) {
                throw new InputException("the pages have too few blocks that " + (part ? "are" : "are not")
                        + " part of an article to learn from: give more pages, and look whether what text, must_have and"
                        + " must_not_have say stands in their html");
            }
        }
    }

    private Bundle finish(Parallel parallel, List<DataSource> sources) throws BundleException {
        progress.stage("names", plan.folds() + 1);
        List<NamesFit> names = parallel.map(
                plan.folds() + 1, fold -> stepped(fitNames(fold < plan.folds() ? outside(fold, pages) : pages, fold)));
        List<float[][]> features = features(names);
        progress.stage("blocks", plan.folds() + 2);
        Future<ForestForm> first =
                parallel.submit(() -> stepped(ReaderForest.fit(pages, features, plan.first(), plan.seed())));
        List<float[][]> secondLook = secondLook(parallel, features);
        ForestForm second = stepped(ReaderForest.fit(pages, secondLook, plan.second(), plan.seed()));
        return bundle(names.get(plan.folds()), Parallel.get(first), second, sources);
    }

    private <T> T stepped(T done) {
        progress.step(1);
        return done;
    }

    /** [pages][blocks][features] with names weighed by fits that have not seen the page's site. */
    private List<float[][]> features(List<NamesFit> names) {
        List<float[][]> features = new ArrayList<>(pages.size());
        for (ReaderPage page : pages) {
            features.add(
                    BlockEvidence.of(page.page(), names.get(fold(page))::weight).features());
        }
        return features;
    }

    /** The same, and what a first look finds that has not seen the page's site either. */
    private List<float[][]> secondLook(Parallel parallel, List<float[][]> features) {
        List<ForestForm> first = parallel.map(
                plan.folds(),
                fold -> stepped(
                        ReaderForest.fit(outside(fold, pages), outside(fold, features), plan.first(), plan.seed())));
        List<float[][]> secondLook = new ArrayList<>(pages.size());
        for (int p = 0; p < pages.size(); p++) {
            ReaderPage page = pages.get(p);
            float[] likely = ReaderForest.probabilities(first.get(fold(page)), features.get(p));
            secondLook.add(BlockEvidence.secondLook(page.page(), features.get(p), likely));
        }
        return secondLook;
    }

    /** Of [pages], what is outside a fold. */
    private <T> List<T> outside(int fold, List<T> from) {
        return IntStream.range(0, pages.size())
                .filter(p -> fold(pages.get(p)) != fold)
                .mapToObj(from::get)
                .toList();
    }

    private int fold(ReaderPage page) {
        return (int) Long.remainderUnsigned(Seeds.derive(plan.seed(), Seeds.hash(page.group())), plan.folds());
    }

    private NamesFit fitNames(List<ReaderPage> of, int number) {
        return NamesFit.fit(of, plan.minGroups(), plan.cost(), Seeds.derive(plan.seed(), number));
    }

    private Bundle bundle(NamesFit names, ForestForm first, ForestForm second, List<DataSource> sources)
            throws BundleException {
        List<String> featureNames = BlockModel.featureNames();
        int tokens = names.keys().length;
        long[] keys = Arrays.copyOf(names.keys(), tokens + featureNames.size());
        float[] table = Arrays.copyOf(names.weights(), keys.length);
        for (int f = 0; f < featureNames.size(); f++) {
            keys[tokens + f] = BlockModel.featureKey(featureNames.get(f));
        }
        List<Head> heads = List.of(
                head(BlockModel.NAMES_HEAD, new LinearForm(0, new float[] {names.bias()})),
                head(BlockModel.FIRST_HEAD, moved(first, tokens)),
                head(BlockModel.BLOCK_HEAD, moved(second, tokens)));
        Model model = new Model(FeatureSpec.standard(), new Vocabulary(keys, new float[keys.length]), heads, 1, table);
        List<HeadField> fields = Collections.nCopies(heads.size(), new HeadField("text", List.of()));
        return Bundle.of("blocks", model, fields, provenance(sources), card(sources, keys.length));
    }

    /** A forest whose nodes ask for features by their rows, which come after those of the names. */
    private static ForestForm moved(ForestForm forest, int names) {
        return new ForestForm(
                forest.bias(),
                forest.scale(),
                forest.roots(),
                Arrays.stream(forest.feature()).map(f -> f + names).toArray(),
                forest.split(),
                forest.above(),
                forest.below(),
                forest.absent(),
                forest.leafOutput(),
                forest.leafStart(),
                forest.leafValue());
    }

    private static Head head(String name, Form form) {
        return new Head(
                name,
                HeadType.BINARY,
                List.of("article", "rest"),
                form,
                Calibration.identity(1),
                new Thresholds(new double[] {0.5}, 0.5, 0.5),
                new float[] {0.5f, 0.5f});
    }

    private ObjectNode provenance(List<DataSource> sources) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("tribuo", Tribuo.VERSION).put("pages", pages.size()).put("seed", plan.seed());
        out.put("folds", plan.folds()).put("minGroups", plan.minGroups()).put("cost", plan.cost());
        put(out.putObject("first"), plan.first());
        put(out.putObject("second"), plan.second());
        ObjectNode emphasis = out.putObject("emphasis");
        plan.emphasis().forEach(e -> emphasis.put(e.field() + "=" + e.value(), e.factor()));
        ArrayNode data = out.putArray("data");
        for (DataSource source : sources) {
            data.addObject().put("name", source.name()).put("sha256", source.sha256());
        }
        return out;
    }

    private static void put(ObjectNode out, ReaderPlan.Trees trees) {
        out.put("trees", trees.count()).put("depth", trees.depth()).put("learningRate", trees.learningRate());
        out.put("rowShare", trees.rowShare()).put("featureShare", trees.featureShare());
    }

    private String card(List<DataSource> sources, int rows) {
        StringBuilder card = new StringBuilder("# blocks\n\nTells which blocks of a page of HTML are its article.\n\n");
        card.append("Fitted on ")
                .append(pages.size())
                .append(" pages; ")
                .append(rows)
                .append(" features; ");
        for (ReaderPlan.Trees trees : List.of(plan.first(), plan.second())) {
            card.append(trees.count())
                    .append(" trees of depth ")
                    .append(trees.depth())
                    .append(trees == plan.first() ? ", then " : ".\n\n## Data\n\n");
        }
        for (DataSource source : sources) {
            card.append("- ")
                    .append(source.name())
                    .append(", sha256 ")
                    .append(source.sha256())
                    .append('\n');
        }
        return card.toString();
    }
}
