package dev.winnow.trainer.cli;

import dev.winnow.trainer.InputException;
import dev.winnow.trainer.vectors.WordVectors;
import dev.winnow.trainer.vectors.WordVectorsFile;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code winnow vectors inspect}. */
@Command(
        name = "inspect",
        description = "Verify a file of word vectors, and show the nearest neighbours of words.",
        footer = {
            "",
            "Examples:",
            "  winnow vectors inspect                      what the vectors that come with Winnow are",
            "  winnow vectors inspect ceasefire            the words that are most like it",
            "  winnow vectors inspect --vectors own.vectors ceasefire goalkeeper",
        })
final class VectorsInspectCommand implements Callable<Integer> {
    @Parameters(paramLabel = "WORD", arity = "0..*", description = "words to show the neighbours of")
    private List<String> words = List.of();

    @Option(names = "--vectors", paramLabel = "FILE", description = "default: those that come with Winnow")
    private @Nullable Path file;

    @Option(
            names = "--neighbours",
            paramLabel = "N",
            defaultValue = "10",
            description = "how many to show; default: ${DEFAULT-VALUE}")
    private int neighbours;

    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public Integer call() {
        Numbers.requireBetween("--neighbours", neighbours, 1, 1000);
        WordVectors vectors = file == null ? WordVectorsFile.english() : WordVectorsFile.read(file);
        if (words.isEmpty()) {
            System.out.println(Printable.lines(vectors.card().strip()));
            System.out.println();
            System.out.println("SHA-256 " + vectors.sha256());
            return 0;
        }
        int[] found = words.stream().mapToInt(word -> find(vectors, word)).toArray();
        for (int word : found) {
            System.out.println(Printable.line(vectors.words().get(word)) + ": " + nearest(vectors, word));
        }
        return 0;
    }

    private static int find(WordVectors vectors, String word) {
        int at = vectors.words().indexOf(word.toLowerCase(Locale.ROOT));
        if (at < 0) {
            throw new InputException("\"" + word + "\" is not among the " + vectors.size()
                    + " words of these vectors: try a more common word");
        }
        return at;
    }

    private String nearest(WordVectors vectors, int word) {
        double[] similarity = IntStream.range(0, vectors.size())
                .mapToDouble(other -> vectors.similarity(word, other))
                .toArray();
        return IntStream.range(0, vectors.size())
                .filter(other -> other != word)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer other) -> -similarity[other]))
                .limit(neighbours)
                .map(other -> String.format(
                        Locale.ROOT, "%s %.2f", Printable.line(vectors.words().get(other)), similarity[other]))
                .collect(Collectors.joining(", "));
    }
}
