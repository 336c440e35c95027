package dev.winnow.trainer.cli;

import dev.winnow.trainer.data.catalogue.Catalogue;
import dev.winnow.trainer.data.catalogue.CatalogueText;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code winnow datasets list}. */
@Command(
        name = "list",
        description = "List the public data sets that Winnow can convert, or all that is known of one.",
        footer = {"", "Examples:", "  winnow datasets list", "  winnow datasets list reuters-21578"})
final class DatasetsListCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "print the whole card of this data set")
    private @Nullable String name;

    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public Integer call() {
        Catalogue catalogue = Catalogue.load();
        System.out.print(
                name == null ? CatalogueText.table(catalogue.cards()) : CatalogueText.whole(catalogue.card(name)));
        return 0;
    }
}
