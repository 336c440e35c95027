package dev.winnow.trainer.cli;

import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.Conversion;
import dev.winnow.trainer.data.ReadOptions;
import dev.winnow.trainer.data.RowSupply;
import dev.winnow.trainer.data.SkipLog;
import dev.winnow.trainer.data.catalogue.Catalogue;
import dev.winnow.trainer.data.catalogue.Fetch;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code winnow datasets convert}. */
@Command(
        name = "convert",
        description = {
            "Convert data at hand to JSON lines: the files of a data set of the catalogue, or any format Winnow reads.",
            "Rows go to FOLDER/SPLIT.jsonl.gz by their field \"split\", those without one to FOLDER/data.jsonl.gz. Values become strings."
        },
        footer = {
            "",
            "Examples:",
            "  winnow datasets convert ag-news --from Downloads/ag_news_csv --to ag-news",
            "  winnow datasets convert --from news.csv --text-field body --to news",
            "  winnow datasets convert --data-format fasttext --from cooking.train --to cooking",
            "  A folder with one sub-folder a label:",
            "    winnow datasets convert --from pages/ --to pages-jsonl",
        })
final class DatasetsConvertCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "the data set of the catalogue that the files are of")
    private @Nullable String name;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description = "the data: files or folders")
    private List<Path> from = List.of();

    @Option(names = "--to", paramLabel = "FOLDER", required = true, description = "where to write")
    private Path to = Path.of("");

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private Console console = new Console();

    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public Integer call() {
        SkipLog log = new SkipLog(console.err(), dataOptions.strict());
        DatasetsOutput.tell(name == null ? convertAny(log) : convertKnown(name, log), log, console);
        return 0;
    }

    private List<Conversion.Output> convertKnown(String known, SkipLog log) {
        ReadOptions standard = ReadOptions.defaults();
        ReadOptions given = dataOptions.toReadOptions();
        if (!given.equals(standard) && !given.equals(standard.withStrict())) {
            throw new InputException(known + " has a converter of its own: leave out --data-format, --where, --sample,"
                    + " --seed and the options that name fields");
        }
        if (from.size() > 1) {
            throw new InputException("--from: name one folder, that of " + known);
        }
        Fetch fetch = new Fetch(Catalogue.load().card(known), to, log, note -> console.note("%s", note));
        return fetch.convert(from.get(0));
    }

    private List<Conversion.Output> convertAny(SkipLog log) {
        if (from.contains(Path.of("-"))) {
            throw new InputException("--from -: standard input cannot be read twice, as is needed; name a file");
        }
        return Conversion.write(RowSupply.of(from, dataOptions.toReadOptions()), from, to, log);
    }
}
