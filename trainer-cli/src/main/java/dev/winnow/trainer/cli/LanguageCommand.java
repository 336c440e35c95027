package dev.winnow.trainer.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code winnow language}. */
@Command(
        name = "language",
        description = "Train and measure the small head that tells languages.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            LanguageTrainCommand.class,
            LanguageEvaluateCommand.class,
        },
        footer = {
            "",
            "Examples:",
            "  winnow language evaluate --data texts.jsonl",
            "  winnow language train --data texts.jsonl --out languages.bundle",
        })
final class LanguageCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public void run() {
        CommandLine.usage(spec.commandLine(), System.out);
    }
}
