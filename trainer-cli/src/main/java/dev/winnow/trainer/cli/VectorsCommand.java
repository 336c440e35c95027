package dev.winnow.trainer.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code winnow vectors}. */
@Command(
        name = "vectors",
        description = "Make and look into the word vectors that training with few labels gains from.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            VectorsDistilCommand.class,
            VectorsInspectCommand.class,
        },
        footer = {
            "",
            "Examples:",
            "  winnow vectors inspect ceasefire goalkeeper",
            "  winnow vectors distil --data articles.jsonl --out own.vectors",
        })
final class VectorsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public void run() {
        CommandLine.usage(spec.commandLine(), System.out);
    }
}
