package dev.winnow.serve.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code winnow feedback}. */
@Command(
        name = "feedback",
        description = "What people said that pages should have been.",
        subcommands = FeedbackExportCommand.class)
final class FeedbackCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Override
    public Integer call() {
        spec.commandLine().usage(System.out);
        return 0;
    }
}
