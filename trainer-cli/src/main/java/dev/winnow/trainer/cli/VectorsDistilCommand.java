package dev.winnow.trainer.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.article.Article;
import dev.winnow.reading.PageReader;
import dev.winnow.trainer.data.AtomicFile;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.fit.DataSource;
import dev.winnow.trainer.vectors.Distillation;
import dev.winnow.trainer.vectors.Encoders;
import dev.winnow.trainer.vectors.Passages;
import dev.winnow.trainer.vectors.WordCounts;
import dev.winnow.trainer.vectors.WordEncoder;
import dev.winnow.trainer.vectors.WordVectors;
import dev.winnow.trainer.vectors.WordVectorsFile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code winnow vectors distil}. */
@Command(
        name = "distil",
        description = "Make word vectors from sentence encoders, for the most frequent words of given articles.",
        footer = {
            "",
            "Examples:",
            "  winnow vectors distil --data articles.jsonl --out own.vectors",
            "  winnow vectors distil --data articles.jsonl --without test.jsonl --out own.vectors",
            "",
            "The encoder is in no build but its own: \"mvn -P encoder -DskipTests package\" makes it. Of the articles only",
            "words, their frequencies and their company are used. docs/vectors.md tells more.",
        })
final class VectorsDistilCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description = "files or folders of articles")
    private List<Path> data = List.of();

    @Option(
            names = "--without",
            paramLabel = "FILE",
            arity = "1..*",
            description = "leave out the rows whose id is in these files, such as those of a test set")
    private List<Path> without = List.of();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "the vectors file to write")
    private Path out = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "vectors",
            description = "what they are called; default: ${DEFAULT-VALUE}")
    private String name = "vectors";

    @Option(
            names = "--encoder",
            paramLabel = "NAME",
            defaultValue = "all-minilm-l6-v2",
            description = "all-minilm-l6-v2, bge-small-en-v1.5 or e5-small-v2, several to join their vectors; "
                    + "default: ${DEFAULT-VALUE}")
    private List<String> encoders = List.of();

    @Option(
            names = "--encoder-jars",
            paramLabel = "FOLDER",
            defaultValue = "encoder/target/lib",
            description = "where the encoder is; default: ${DEFAULT-VALUE}")
    private Path jars = Path.of("");

    @Option(
            names = "--words",
            paramLabel = "N",
            defaultValue = "40000",
            description = "the most words; default: ${DEFAULT-VALUE}")
    private int words;

    @Option(
            names = "--passages",
            paramLabel = "N",
            defaultValue = "6",
            description =
                    "passages of each article to encode, for the company that words keep; default: ${DEFAULT-VALUE}")
    private int passages;

    @Option(
            names = "--min-documents",
            paramLabel = "N",
            defaultValue = "3",
            description = "words of at least N articles; default: ${DEFAULT-VALUE}")
    private int minDocuments;

    @Option(
            names = "--dimension",
            paramLabel = "N",
            defaultValue = "128",
            description = "components of a vector; default: ${DEFAULT-VALUE}")
    private int dimension;

    @Option(
            names = "--frequency",
            paramLabel = "A",
            defaultValue = "0.0003",
            description = "words with a larger share of all words than this count less; default: ${DEFAULT-VALUE}")
    private double frequency;

    @Option(
            names = "--source",
            paramLabel = "TEXT",
            description = "a line on the data for the card, such as its name and terms; repeatable")
    private @Nullable List<String> sources;

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private Console console = new Console();

    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public Integer call() {
        Output.require(out, data);
        Numbers.requireBetween("--words", words, 2, WordVectors.MAX_WORDS);
        Numbers.requireBetween("--passages", passages, 0, 1000);
        Numbers.requireBetween("--min-documents", minDocuments, 1, Integer.MAX_VALUE);
        Numbers.requireBetween("--dimension", dimension, 1, WordVectors.MAX_DIMENSION);
        Numbers.requireShare("--frequency", frequency);
        List<WordEncoder.Opened> opened = Encoders.open(jars, encoders);
        try (Console.TerminalProgress progress = console.progress()) {
            WordCounts counts = new WordCounts();
            Passages standIn = new Passages(passages);
            read(counts, standIn, progress);
            List<DataSource> hashes = DataHashes.of(data, out);
            List<String> lines = sources != null
                    ? sources
                    : hashes.stream().map(DataSource::name).toList();
            WordVectors vectors = new Distillation(words, minDocuments, dimension, frequency)
                    .distil(counts, standIn.texts(), opened, name, lines, progress);
            progress.end();
            ObjectNode provenance = provenance(counts, hashes, opened);
            AtomicFile.write(out, file -> WordVectorsFile.write(file, vectors, provenance));
            console.note(
                    "%s written: %d words of %d articles, %d components",
                    out, vectors.size(), counts.documents(), vectors.dimension());
        }
        return 0;
    }

    private void read(WordCounts counts, Passages standIn, Console.TerminalProgress progress) {
        Set<String> leftOut = ids();
        PageReader reader = new PageReader();
        try (DataRows rows = DataRows.open(data, dataOptions, console)) {
            progress.stage("counting words", -1);
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (!leftOut.contains(row.page().id())) {
                    Article article = reader.read(row.page());
                    counts.add(article.title(), article.text());
                    standIn.add(article.title(), article.text());
                }
                progress.step(1);
            }
            progress.end();
            rows.tellSkipped();
            rows.requireAny("count words of");
        }
    }

    /** The ids of the rows to leave out, whatever {@code --where} says. */
    private Set<String> ids() {
        Set<String> ids = new HashSet<>();
        if (!without.isEmpty()) {
            try (DataRows rows = DataRows.open(without, new DataOptions(), console)) {
                for (Row row = rows.next(); row != null; row = rows.next()) {
                    String id = row.page().id();
                    if (id != null) {
                        ids.add(id);
                    }
                }
            }
        }
        return ids;
    }

    private ObjectNode provenance(WordCounts counts, List<DataSource> hashes, List<WordEncoder.Opened> opened) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode names = node.putArray("encoders");
        opened.forEach(encoder -> names.add(encoder.origin()));
        node.put("minDocuments", minDocuments).put("passages", passages).put("frequency", frequency);
        node.put("articles", counts.documents()).put("wordsCounted", counts.total());
        addFiles(node.putArray("data"), hashes);
        addFiles(node.putArray("without"), DataHashes.of(without, out));
        return node;
    }

    private static void addFiles(ArrayNode to, List<DataSource> files) {
        for (DataSource file : files) {
            to.addObject().put("name", file.name()).put("sha256", file.sha256());
        }
    }
}
