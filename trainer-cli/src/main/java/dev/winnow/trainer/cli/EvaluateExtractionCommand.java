package dev.winnow.trainer.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code winnow evaluate-extraction}. */
@Command(
        name = "evaluate-extraction",
        description = "Measure how well the text of articles is found in pages of HTML, and at what cost.",
        customSynopsis = "winnow evaluate-extraction --data FILE... [OPTIONS]",
        sortOptions = false,
        footer = {
            "",
            "Rows need html, and their gold text in text. Shingle F1 is that of scrapinghub's benchmark of",
            "article extraction, word F1 that of WCXB. Of rows without text, pieces of it are looked for that",
            "the fields must_have, must_not_have and comments have.",
            "",
            "Examples:",
            "  winnow evaluate-extraction --data pages.jsonl.gz --where split=test --by lang",
            "  winnow evaluate-extraction --data pages.jsonl.gz --worst 20 --passes 10",
        })
final class EvaluateExtractionCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "FILE", required = true, arity = "1..*", description = "files or folders")
    private List<Path> data = List.of();

    @Option(names = "--by", paramLabel = "FIELD", description = "figures for each value of this field, too")
    private @Nullable String by;

    @Option(
            names = "--worst",
            paramLabel = "N",
            description = "name the N pages with the lowest word F1, or with most pieces wrong")
    private int worst;

    @Option(
            names = "--passes",
            paramLabel = "N",
            defaultValue = "1",
            description = "read all pages so many times and time the last; default: ${DEFAULT-VALUE}")
    private int passes = 1;

    @Option(names = "--blocks", paramLabel = "BLOCKS.winnow", description = "a block model instead of Winnow's own")
    private @Nullable Path blocks;

    @Option(names = "--json", paramLabel = "OUT.json", description = "write all figures as JSON")
    private @Nullable Path json;

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private Console console = new Console();

    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public Integer call() {
        Numbers.requireBetween("--passes", passes, 1, 1000);
        Numbers.requireBetween("--worst", worst, 0, Integer.MAX_VALUE);
        new EvaluateExtractionRun(data, dataOptions, Models.reader(Optional.ofNullable(blocks)), passes, console)
                .run(Optional.ofNullable(by), worst, Optional.ofNullable(json));
        return 0;
    }
}
