package dev.winnow.trainer.fit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.article.Article;
import dev.winnow.bundle.Bundle;
import dev.winnow.bundle.BundleException;
import dev.winnow.bundle.HeadField;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.PageMeasures;
import dev.winnow.feature.Vocabulary;
import dev.winnow.model.HeadType;
import dev.winnow.reading.PageReader;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.Progress;
import dev.winnow.trainer.data.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * From labelled rows to a bundle: rows are added one by one and may be forgotten by the caller; {@link #finish} fits all
 * heads over one pass of feature extraction. Not thread-safe; inside, the plan's threads work, and the outcome does not
 * depend on how many.
 */
public final class Training implements AutoCloseable {
    private final TrainingPlan plan;
    private final Progress progress;
    private final Parallel parallel;
    private final PageReader reader = new PageReader();
    private final ThreadLocal<CountedNgrams.Counter> counters;
    private final Corpus corpus = new Corpus();
    private final Deque<Counting> counting = new ArrayDeque<>();
    private final List<DocumentLabels> labels = new ArrayList<>();
    private final List<BitSet> aside = new ArrayList<>(); // the documents that a head is never judged on
    private final Grouping grouping;
    private final Map<String, DocumentWeights> weights = new LinkedHashMap<>(); // by field
    /** How many rows are of the language that vectors would be offered for. */
    private final AtomicInteger rowsOfLanguage = new AtomicInteger();

    private final OtherLanguages otherLanguages = new OtherLanguages();
    private int rows;

    /** A training after this plan. */
    public Training(TrainingPlan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
        this.parallel = new Parallel(plan.threads());
        FeatureSpec spec = plan.spec();
        this.counters = ThreadLocal.withInitial(() -> new CountedNgrams.Counter(spec));
        this.grouping = new Grouping(plan.groupField());
        for (HeadRequest head : plan.heads()) {
            labels.add(new DocumentLabels());
            aside.add(new BitSet());
            weightField(head).ifPresent(field -> weights.computeIfAbsent(field, DocumentWeights::new));
        }
    }

    /**
     * Adds a row; of one in another language no weight is learned.
     *
     * @throws InputException if its weight is not a number of at least 0
     */
    public void add(Row row) {
        if (row.fields().containsKey(Row.OTHER_LANGUAGE)) {
            otherLanguages.add(parallel.submit(() -> reader.read(row.page())), row.fields());
            return;
        }
        int document = rows++;
        for (int h = 0; h < plan.heads().size(); h++) {
            int head = h;
            plan.heads()
                    .get(h)
                    .asideField()
                    .filter(row.fields()::containsKey)
                    .ifPresent(field -> aside.get(head).set(document));
            String field = plan.heads().get(h).field();
            if (row.fields().containsKey(field)) {
                labels.get(h).add(document, row.values(field));
            }
        }
        grouping.add(row);
        weights.values().forEach(of -> of.add(row));
        Future<CountedNgrams> counted = parallel.submit(() -> {
            Article article = reader.read(row.page());
            if (plan.vectors().isOfLanguage(article)) {
                rowsOfLanguage.incrementAndGet();
            }
            return counters.get().count(article);
        });
        counting.add(new Counting(counted, row.fields().containsKey(Row.COPY)));
        if (counting.size() > 64 * plan.threads()) {
            addCounted();
        }
    }

    /** A document that is being counted. */
    private record Counting(Future<CountedNgrams> counted, boolean again) {}

    private void addCounted() {
        Counting next = counting.remove();
        corpus.add(Parallel.get(next.counted()), next.again());
    }

    private Optional<String> weightField(HeadRequest head) {
        return head.weightField().or(plan::weightField);
    }

    /** How many rows have been added to learn from. */
    public int rows() {
        return rows;
    }

    /**
     * What training gives.
     *
     * @param bundle the bundle
     * @param heads what is to be told of each head
     */
    public record Outcome(Bundle bundle, List<HeadReport> heads) {}

    /**
     * Fits all heads.
     *
     * @param sources what is known of the data, for provenance and card
     * @throws InputException if there is nothing to learn
     */
    public Outcome finish(List<DataSource> sources) throws BundleException {
        if (rows == 0) {
            throw new InputException(
                    otherLanguages.pages() > 0
                            ? "all " + otherLanguages.pages() + " rows are in other languages than the recipe's "
                                    + plan.notes().languages() + ": nothing to train on"
                            : "no row could be read: nothing to train on");
        }
        while (!counting.isEmpty()) {
            addCounted();
        }
        Corpus.Featured plain = corpus.featurize(plan.spec(), plan.minDocumentsFor(rows), plan.maxFeatures());
        FeatureViews views = FeatureViews.of(plan, rows, rowsOfLanguage.get(), plain, corpus);
        corpus.clear();
        FeatureViews text = plan.spec().pageFields() ? views.textOnly() : views;
        List<FeatureViews> own = plan.heads().stream()
                .map(head -> head.textOnly() ? text : views)
                .toList();
        List<HeadPreparation> prepared = prepare(own);
        requireRoom(prepared, views.mostFeatures());
        requireRank(prepared);
        int[] rivalling = RivalHeads.of(plan, prepared);
        FoldFitter folds = new FoldFitter(plain.vocabulary(), plan.spec(), plan.fit(), parallel, progress);
        HeadChooser chooser = new HeadChooser(folds, plan.fit(), progress);
        List<HeadChoice> choices = new ArrayList<>();
        for (int h = 0; h < prepared.size(); h++) {
            choices.add(
                    chooser.choose(prepared.get(h).data(), offered(plan.heads().get(h), own.get(h))));
        }
        boolean withVectors = choices.stream().anyMatch(choice -> choice.view().share() > 0);
        List<FeatureView> fitted = new ArrayList<>();
        for (int h = 0; h < choices.size(); h++) {
            fitted.add(own.get(h).view(choices.get(h).view(), withVectors));
        }
        Corpus.Featured featured = views.featured(withVectors);
        List<HeadFit> fits = fit(folds, prepared, choices, fitted, rivalling, featured.vocabulary());
        OtherLanguages.Calibrated calibrated =
                otherLanguages.calibrate(ModelAssembly.of(plan, featured, prepared, fits), plan.heads());
        List<HeadReport> reports = new ArrayList<>();
        for (int h = 0; h < fits.size(); h++) {
            reports.add(HeadReport.of(
                    plan.heads().get(h),
                    prepared.get(h),
                    fits.get(h),
                    calibrated.counts().get(h)));
        }
        Optional<VectorFeatures> vectors = withVectors ? views.vectors() : Optional.empty();
        JsonNode provenance = Provenance.of(plan, rows, sources, reports, vectors);
        List<HeadField> fields = plan.heads().stream()
                .map(head -> new HeadField(head.field(), head.values()))
                .toList();
        String card = ModelCard.of(plan, rows, featured.vocabulary().size(), sources, reports, vectors);
        return new Outcome(Bundle.of(plan.name(), calibrated.model(), fields, provenance, card), reports);
    }

    /** @param own [heads] the features that each head may choose among */
    private List<HeadPreparation> prepare(List<FeatureViews> own) {
        int folds = plan.foldsFor(rows);
        int[] fold = grouping.folds(folds, plan.fit().seed());
        List<HeadPreparation> prepared = new ArrayList<>();
        for (int h = 0; h < plan.heads().size(); h++) {
            HeadRequest head = plan.heads().get(h);
            float[] weighing =
                    weightField(head).map(field -> weights.get(field).all()).orElse(new float[0]);
            FeatureRows learned =
                    (head.withoutVectors() ? own.get(h).plain() : own.get(h).least()).rows();
            prepared.add(HeadPreparation.of(head, labels.get(h), learned, fold, aside.get(h), folds, weighing));
        }
        return prepared;
    }

    /** Fits all heads, each over its view, and then lets those heed others that have rivals in them. */
    private List<HeadFit> fit(
            FoldFitter folds,
            List<HeadPreparation> prepared,
            List<HeadChoice> choices,
            List<FeatureView> views,
            int[] rivalling,
            Vocabulary vocabulary) {
        HeadFitter fitter = new HeadFitter(folds, plan.fit(), progress);
        RivalsFitter heeding = new RivalsFitter(folds, plan.fit(), parallel, progress);
        List<HeadFit> fits = new ArrayList<>();
        for (int h = 0; h < choices.size(); h++) {
            fits.add(fitter.fit(prepared.get(h).data(), choices.get(h), views.get(h)));
        }
        for (int h = 0; h < fits.size(); h++) {
            int other = rivalling[h];
            if (other >= 0) {
                RivalsRequest wanted = plan.heads().get(h).rivals().orElseThrow();
                HeadData asked = prepared.get(other).data();
                fits.set(
                        h,
                        heeding.withRivals(
                                prepared.get(h).data(),
                                fits.get(h),
                                wanted,
                                asked,
                                choices.get(other),
                                views.get(other),
                                pages(wanted, vocabulary, views.get(h), choices.get(h))));
            }
        }
        return fits;
    }

    /** What a second look sees of pages: their traits are features like others, of those that the head is fitted over. */
    private static Optional<SecondLookTraining.Pages> pages(
            RivalsRequest wanted, Vocabulary vocabulary, FeatureView view, HeadChoice choice) {
        return wanted.secondLook()
                ? Optional.of(new SecondLookTraining.Pages(
                        new PageMeasures(vocabulary, PageMeasures.NAMES), view, choice.options()))
                : Optional.empty();
    }

    private static List<FeatureView> offered(HeadRequest head, FeatureViews views) {
        return head.withoutVectors() ? List.of(views.plainView()) : views.offered();
    }

    /** What could not be held in one array is refused before hours go into fitting it. */
    private void requireRoom(List<HeadPreparation> prepared, int features) {
        long weights = 0;
        for (HeadPreparation head : prepared) {
            weights += head.data().labels().size() * plan.fit().weightsPerLabel();
        }
        // Trainers have a bias beside the features.
        long most = weights == 0 ? features : Integer.MAX_VALUE / weights - 1;
        if (features > most) {
            throw new InputException(weights + " weights a feature x " + features
                    + " features are more than one table can hold: use --max-features " + most + ", or fewer labels");
        }
    }

    private void requireRank(List<HeadPreparation> prepared) {
        if (plan.rank().isPresent()) {
            int outputs = prepared.stream()
                    .mapToInt(head -> head.data().type() == HeadType.BINARY
                            ? 1
                            : head.data().labels().size())
                    .sum();
            Factoring.require(plan.rank().getAsInt(), plan.fit().isLinear() ? outputs : 0);
        }
    }

    @Override
    public void close() {
        parallel.close();
    }
}
