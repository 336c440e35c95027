package dev.winnow.trainer.data.recipe;

import dev.winnow.article.Page;
import dev.winnow.language.LanguageTag;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.FieldNames;
import dev.winnow.trainer.data.ReadOptions;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.RowReader;
import dev.winnow.trainer.data.SkipLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a recipe's sources: each head's field holds the labels that the recipe makes of the row, and is absent where the
 * row tells it nothing. Rows that tell no head anything are passed over. Rows in another language are passed over, too, or marked as
 * {@link Row#OTHER_LANGUAGE} where the rows are to train with. For one thread.
 */
public final class RecipeRows implements AutoCloseable {
    private static final String SPLIT = "split";
    private static final String ANY = "*";

    private final RecipeFile file;
    private final Set<String> splits;
    private final boolean toTrain;
    private final ReadOptions options;
    private final SkipLog log;
    private final UnaryOperator<Page> asText;
    private final Iterator<Part> parts;
    private final Deque<Row> ready = new ArrayDeque<>();
    private final RowLabels labels;
    private @Nullable Part part;
    private @Nullable RowReader reader;

    /** A file of a source, of one split or of all. */
    private record Part(Recipe.Source source, String split, Path path) {}

    private RecipeRows(
            RecipeFile file,
            Path datasets,
            Set<String> splits,
            boolean toTrain,
            ReadOptions options,
            SkipLog log,
            UnaryOperator<Page> asText) {
        this.file = file;
        this.splits = splits;
        this.toTrain = toTrain;
        this.options = options;
        this.log = log;
        this.asText = asText;
        this.labels = new RowLabels(file, name -> RowReader.open(List.of(datasets.resolve(name)), options, log));
        this.parts = parts(file, datasets, splits).iterator();
    }

    /**
     * Opens the sources of a recipe.
     *
     * @param datasets the folder of all data
     * @param splits which splits to read
     * @param toTrain whether further copies of rows are wanted, as the recipe asks for in training
     * @param asText makes a page of HTML bare text, where the recipe asks for pages that are learned so as well
     * @throws InputException if a file is not there
     */
    public static RecipeRows open(
            RecipeFile file,
            Path datasets,
            Set<String> splits,
            boolean toTrain,
            ReadOptions options,
            SkipLog log,
            UnaryOperator<Page> asText) {
        for (Path path : files(file, datasets, splits)) {
            if (!Files.isReadable(path)) {
                throw new InputException(path + ": the recipe needs this file, and it cannot be read: "
                        + "--datasets names the folder that holds all sets");
            }
        }
        return new RecipeRows(file, datasets, splits, toTrain, options, log, asText);
    }

    /** The data files of these splits, in the order in which they are read. */
    public static List<Path> files(RecipeFile file, Path datasets, Set<String> splits) {
        return parts(file, datasets, splits).stream().map(Part::path).toList();
    }

    private static List<Part> parts(RecipeFile file, Path datasets, Set<String> splits) {
        List<Part> parts = new ArrayList<>();
        for (Recipe.Source source : file.recipe().sources()) {
            source.files().forEach((split, name) -> {
                if (split.equals(ANY) || splits.contains(split)) {
                    parts.add(new Part(
                            source, split, file.folder(source, datasets).resolve(name)));
                }
            });
        }
        return parts;
    }

    /** The next row, or null after the last. */
    public @Nullable Row next() {
        while (ready.isEmpty()) {
            Row row = nextRaw();
            if (row == null) {
                return null;
            }
            Part from = part;
            if (from != null && isOfSplit(row, from)) {
                if (isInLanguage(row)) {
                    addLabelled(row, from.source());
                } else if (toTrain) {
                    addOfOtherLanguage(row, from.source());
                }
            }
        }
        return ready.remove();
    }

    private @Nullable Row nextRaw() {
        while (true) {
            if (reader == null) {
                if (!parts.hasNext()) {
                    return null;
                }
                part = parts.next();
                reader = RowReader.open(List.of(part.path()), options(part.source()), log);
            }
            Row row = reader.next();
            if (row != null) {
                return row;
            }
            reader.close();
            reader = null;
        }
    }

    private ReadOptions options(Recipe.Source source) {
        FieldNames names = options.fields();
        String text = source.text() == null ? names.text() : source.text();
        String title = source.title() == null ? names.title() : source.title();
        return options.withFields(new FieldNames(text, title, names.id()));
    }

    private boolean isOfSplit(Row row, Part from) {
        return !from.split().equals(ANY) || row.values(SPLIT).stream().anyMatch(splits::contains);
    }

    private boolean isInLanguage(Row row) {
        List<String> languages = file.recipe().languages();
        Optional<String> told = LanguageTag.of(row.page().lang());
        return languages.isEmpty() || told.isEmpty() || languages.contains(LanguageTag.language(told.get()));
    }

    /** A row of which no weight is learned, with the labels that it would be judged on. */
    private void addOfOtherLanguage(Row row, Recipe.Source source) {
        Map<String, List<String>> fields = new HashMap<>(row.fields());
        boolean any = false;
        for (Recipe.HeadPlan head : file.recipe().heads()) {
            fields.remove(head.field());
            Recipe.HeadSource told = source.heads().get(head.name());
            Optional<List<String>> found = told == null || told.aside() ? Optional.empty() : labels.of(row, told);
            found.ifPresent(values -> fields.put(head.field(), values));
            any |= found.isPresent();
        }
        if (any) {
            fields.put(Row.OTHER_LANGUAGE, List.of());
            ready.add(new Row(row.page(), fields, row.source(), row.line()));
        }
    }

    private void addLabelled(Row row, Recipe.Source source) {
        Map<String, List<String>> fields = new HashMap<>(row.fields());
        Map<String, List<String>> main = new HashMap<>();
        Map<String, List<String>> nameless = new HashMap<>();
        Map<String, List<String>> namelessMain = new HashMap<>();
        int copies = 0;
        boolean any = false;
        for (Recipe.HeadPlan head : file.recipe().heads()) {
            fields.remove(head.field());
            Recipe.HeadSource told = source.heads().get(head.name());
            Optional<List<String>> found = told == null ? Optional.empty() : labels.of(row, told);
            if (found.isEmpty()) {
                continue;
            }
            any = true;
            Map<String, List<String>> learned = new HashMap<>();
            learned.put(head.field(), found.get());
            learned.put(weightField(head.name()), List.of(Double.toString(told.weight() == null ? 1 : told.weight())));
            fields.putAll(learned);
            if (told.aside()) {
                fields.put(asideField(head.name()), List.of());
            }
            boolean copied = told.copies() > 0 && !row.values("main").isEmpty();
            if (told.withoutNames()) {
                nameless.putAll(learned);
            }
            if (copied) {
                copies = told.copies();
                learned.put(head.field(), row.values("main"));
                main.putAll(learned);
                namelessMain.putAll(told.withoutNames() ? learned : Map.of());
            }
        }
        if (!any) {
            return;
        }
        if (source.uncounted()) {
            fields.put(Row.COPY, List.of());
        }
        ready.add(new Row(row.page(), fields, row.source(), row.line()));
        if (!toTrain) {
            return;
        }
        if (source.asText() != null && row.page().html() != null) {
            ready.add(asText(row, fields, source.asText()));
        }
        addAgain(row, row.page(), main, copies);
        if (!nameless.isEmpty() && row.page().html() == null) {
            Page page = Names.without(row.page());
            addAgain(row, page, nameless, 1);
            addAgain(row, page, namelessMain, copies);
        }
    }

    /** A row learned so many times more, as heads are told in these fields, and never judged on. */
    private void addAgain(Row row, Page page, Map<String, List<String>> learned, int times) {
        if (learned.isEmpty()) {
            return;
        }
        Map<String, List<String>> again = new HashMap<>(row.fields());
        file.recipe().heads().forEach(head -> again.remove(head.field()));
        again.putAll(learned);
        again.put(Row.COPY, List.of());
        file.recipe().heads().forEach(head -> again.put(asideField(head.name()), List.of()));
        for (int i = 0; i < times; i++) {
            ready.add(new Row(page, again, row.source(), row.line()));
        }
    }

    private Row asText(Row row, Map<String, List<String>> fields, double weight) {
        Map<String, List<String>> again = new HashMap<>(fields);
        again.put(Row.COPY, List.of());
        for (Recipe.HeadPlan head : file.recipe().heads()) {
            again.put(asideField(head.name()), List.of());
            again.computeIfPresent(
                    weightField(head.name()),
                    (field, own) -> List.of(Double.toString(weight * Double.parseDouble(own.get(0)))));
        }
        return new Row(asText.apply(row.page()), again, row.source(), row.line());
    }

    /** The field in which these rows hold what they weigh for a head. */
    public static String weightField(String head) {
        return "weight for " + head;
    }

    /** The field that rows have which a head is never judged on. */
    public static String asideField(String head) {
        return "aside for " + head;
    }

    /** Closes the file that is open. */
    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
    }
}
