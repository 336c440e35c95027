package dev.winnow.trainer.cli;

import dev.winnow.reading.HtmlEncoding;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.DataFormat;
import dev.winnow.trainer.data.FieldNames;
import dev.winnow.trainer.data.Filter;
import dev.winnow.trainer.data.ReadOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How data is read: the same for every command that reads some. */
final class DataOptions {
    @Option(
            names = "--data-format",
            paramLabel = "FORMAT",
            description = "jsonl, csv, tsv, fasttext, folder or page; if not given, told by name and content")
    private @Nullable String format;

    @Option(
            names = "--text-field",
            paramLabel = "FIELD",
            defaultValue = "text",
            description = "the field or column of the text; default: ${DEFAULT-VALUE}")
    private String textField = "text";

    @Option(
            names = "--title-field",
            paramLabel = "FIELD",
            defaultValue = "title",
            description = "the field or column of the headline; default: ${DEFAULT-VALUE}")
    private String titleField = "title";

    @Option(
            names = "--id-field",
            paramLabel = "FIELD",
            defaultValue = "id",
            description = "the field or column of the id; default: ${DEFAULT-VALUE}")
    private String idField = "id";

    @Option(
            names = "--where",
            paramLabel = "FIELD=VALUE",
            description =
                    "only rows whose field has this value, or with FIELD!=VALUE has it not; repeatable: all must hold")
    private List<String> where = List.of();

    @Option(names = "--sample", paramLabel = "N", description = "only N of these rows, drawn at random by --seed")
    private @Nullable Integer sample;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "the start of all that is drawn at random; default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(names = "--strict", description = "stop at the first bad row instead of skipping it")
    private boolean strict;

    long seed() {
        return seed;
    }

    boolean strict() {
        return strict;
    }

    String textField() {
        return textField;
    }

    /** The filters as they were typed. */
    List<String> where() {
        return where;
    }

    ReadOptions toReadOptions() {
        return new ReadOptions(
                Optional.ofNullable(format).map(DataOptions::formatNamed),
                new FieldNames(textField, titleField, idField),
                where.stream().map(Filter::parse).toList(),
                sample == null ? OptionalInt.empty() : OptionalInt.of(sample),
                seed,
                strict,
                HtmlEncoding::decode);
    }

    private static DataFormat formatNamed(String name) {
        return Arrays.stream(DataFormat.values())
                .filter(f -> f.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("--data-format " + name + ": there are "
                        + Arrays.stream(DataFormat.values())
                                .map(f -> f.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
