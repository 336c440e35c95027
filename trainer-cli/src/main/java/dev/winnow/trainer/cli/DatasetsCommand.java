package dev.winnow.trainer.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code winnow datasets}. */
@Command(
        name = "datasets",
        description = "List, fetch, convert and count labelled data.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DatasetsListCommand.class,
            DatasetsFetchCommand.class,
            DatasetsConvertCommand.class,
            DatasetsStatsCommand.class,
        },
        footer = {
            "",
            "Examples:",
            "  winnow datasets list",
            "  winnow datasets fetch reuters-21578",
            "  winnow datasets stats --data reuters-21578/train.jsonl.gz",
        })
final class DatasetsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public void run() {
        CommandLine.usage(spec.commandLine(), System.out);
    }
}
