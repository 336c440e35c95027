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
import dev.winnow.trainer.data.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tribuo.Tribuo;

/**
 * From pages with gold text to a block model: rows are added one by one, {@link #finish} fits. The names of elements are
 * scored for each fold of sites by a fit without that fold, so that the forest learns how far such scores can be trusted on
 * sites not seen. Not thread-safe.
 */
public final class ReaderTraining {
    private final ReaderPlan plan;
    private final Progress progress;
    private final List<ReaderPage> pages = new ArrayList<>();

    /** A training after this plan. */
    public ReaderTraining(ReaderPlan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Adds a page; one without HTML or without text is passed over, and false is the answer. */
    public boolean add(Row row) {
        String html = row.page().html();
        String text = row.page().text();
        if (html == null || text == null || text.isBlank()) {
            return false;
        }
        String site = row.values("site").isEmpty()
                ? String.valueOf(row.page().id())
                : row.values("site").get(0);
        pages.add(ReaderPage.of(site, html, text, plan.weightOf(row)));
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
            throw new InputException("there are " + pages.size() + " pages with html and text, from too few sites to"
                    + " learn from: give pages of at least " + 2 * plan.folds() + " sites");
        }
        float[][][] features = new float[pages.size()][][];
        progress.stage("names", plan.folds() + 1);
        for (int fold = 0; fold < plan.folds(); fold++) {
            List<ReaderPage> others = new ArrayList<>();
            for (ReaderPage page : pages) {
                if (fold(page) != fold) {
                    others.add(page);
                }
            }
            NamesFit names = fitNames(others, fold);
            for (int p = 0; p < pages.size(); p++) {
                if (fold(pages.get(p)) == fold) {
                    features[p] =
                            BlockEvidence.of(pages.get(p).page(), names::weight).features();
                }
            }
            progress.step(1);
        }
        NamesFit names = fitNames(pages, plan.folds());
        progress.stage("blocks", -1);
        ForestForm forest = fitForest(features);
        return bundle(names, forest, sources);
    }

    private int fold(ReaderPage page) {
        return (int) Long.remainderUnsigned(Seeds.derive(plan.seed(), Seeds.hash(page.group())), plan.folds());
    }

    private NamesFit fitNames(List<ReaderPage> of, int number) {
        return NamesFit.fit(of, plan.minGroups(), plan.cost(), Seeds.derive(plan.seed(), number));
    }

    private ForestForm fitForest(float[][][] features) {
        int width = BlockModel.featureNames().size();
        boolean[][] learned = new boolean[pages.size()][];
        int documents = 0;
        for (int p = 0; p < learned.length; p++) {
            learned[p] = pages.get(p).learned();
            for (boolean l : learned[p]) {
                documents += l ? 1 : 0;
            }
        }
        int[] start = new int[documents + 1];
        int[] index = new int[Math.multiplyExact(documents, width)];
        float[] value = new float[index.length];
        int[] targets = new int[documents];
        float[] weights = new float[documents];
        int d = 0;
        for (int p = 0; p < features.length; p++) {
            ReaderPage page = pages.get(p);
            double total = 0;
            for (int words : page.words()) {
                total += weight(words);
            }
            for (int b = 0; b < page.blocks(); b++) {
                if (!learned[p][b]) {
                    continue;
                }
                for (int f = 0; f < width; f++) {
                    index[d * width + f] = f;
                }
                System.arraycopy(features[p][b], 0, value, d * width, width);
                targets[d] = page.part()[b] ? 0 : 1;
                weights[d] = (float) (100 * page.weight() * weight(page.words()[b]) / total);
                start[++d] = d * width;
            }
        }
        LabelProblem problem = new LabelProblem(
                new TrainingData(new FeatureRows(width, start, index, value)),
                IntStream.range(0, documents).toArray(),
                targets,
                2,
                true,
                new float[0],
                weights,
                plan.seed());
        return (ForestForm) new XgboostHeadTrainer(plan.trees(), plan.depth(), plan.learningRate(), width)
                .train(problem)
                .fitted()
                .form();
    }

    /** A page's blocks weigh by the root of their words: a mistake on a paragraph costs more than one on a button. */
    private static double weight(int words) {
        return Math.sqrt(1 + words);
    }

    private Bundle bundle(NamesFit names, ForestForm forest, List<DataSource> sources) throws BundleException {
        List<String> featureNames = BlockModel.featureNames();
        int tokens = names.keys().length;
        long[] keys = Arrays.copyOf(names.keys(), tokens + featureNames.size());
        float[] table = Arrays.copyOf(names.weights(), keys.length);
        for (int f = 0; f < featureNames.size(); f++) {
            keys[tokens + f] = BlockModel.featureKey(featureNames.get(f));
        }
        ForestForm moved = new ForestForm(
                forest.bias(),
                forest.scale(),
                forest.roots(),
                Arrays.stream(forest.feature()).map(f -> f + tokens).toArray(),
                forest.split(),
                forest.above(),
                forest.below(),
                forest.absent(),
                forest.leafOutput(),
                forest.leafStart(),
                forest.leafValue());
        List<Head> heads = List.of(
                head(BlockModel.NAMES_HEAD, new LinearForm(0, new float[] {names.bias()})),
                head(BlockModel.BLOCK_HEAD, moved));
        Model model = new Model(FeatureSpec.standard(), new Vocabulary(keys, new float[keys.length]), heads, 1, table);
        List<HeadField> fields = List.of(new HeadField("text", List.of()), new HeadField("text", List.of()));
        return Bundle.of("blocks", model, fields, provenance(sources), card(sources, keys.length));
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
        out.put("trees", plan.trees()).put("depth", plan.depth()).put("learningRate", plan.learningRate());
        ObjectNode emphasis = out.putObject("emphasis");
        plan.emphasis().forEach(e -> emphasis.put(e.field() + "=" + e.value(), e.factor()));
        ArrayNode data = out.putArray("data");
        for (DataSource source : sources) {
            data.addObject().put("name", source.name()).put("sha256", source.sha256());
        }
        return out;
    }

    private String card(List<DataSource> sources, int rows) {
        StringBuilder card = new StringBuilder("# blocks\n\nTells which blocks of a page of HTML are its article.\n\n");
        card.append("Fitted on ")
                .append(pages.size())
                .append(" pages; ")
                .append(rows)
                .append(" features; ");
        card.append(plan.trees())
                .append(" trees of depth ")
                .append(plan.depth())
                .append(".\n\n## Data\n\n");
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
