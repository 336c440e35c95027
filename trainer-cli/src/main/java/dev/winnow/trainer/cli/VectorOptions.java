package dev.winnow.trainer.cli;

import dev.winnow.trainer.InputException;
import dev.winnow.trainer.fit.VectorsUse;
import dev.winnow.trainer.vectors.WordVectors;
import dev.winnow.trainer.vectors.WordVectorsFile;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which word vectors training may use. */
final class VectorOptions {
    @Option(
            names = "--vectors",
            paramLabel = "WHICH",
            defaultValue = "auto",
            description =
                    "word vectors: english (those that come with Winnow), a file, none, or auto: english where rows are"
                            + " English and at most 5,000. Heads use them where held-out rows gain; default: ${DEFAULT-VALUE}")
    private String which = "auto";

    @Option(
            names = "--vectors-share",
            paramLabel = "S",
            description = "how much vectors count, n-grams counting 1, such as 0.5; if not given, chosen by trying")
    private @Nullable Double share;

    /** @throws InputException if the file cannot be used, or the share is out of range */
    VectorsUse use() {
        if (share != null && !(share > 0 && share <= 10)) {
            throw new InputException("--vectors-share " + share + ": give a number above 0, at most 10");
        }
        if (share != null && (which.equals("auto") || which.equals("none"))) {
            throw new InputException("--vectors-share needs --vectors english, or a file of vectors");
        }
        OptionalDouble wanted = share == null ? OptionalDouble.empty() : OptionalDouble.of(share);
        return switch (which) {
            case "none" -> VectorsUse.never();
            case "auto" -> VectorsUse.whereFit(WordVectorsFile::english);
            case "english" -> VectorsUse.always(WordVectorsFile.english(), wanted);
            default -> VectorsUse.always(read(), wanted);
        };
    }

    private WordVectors read() {
        return WordVectorsFile.read(PathConverter.convert(which));
    }
}
