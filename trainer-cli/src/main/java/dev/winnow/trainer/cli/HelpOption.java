package dev.winnow.trainer.cli;

import picocli.CommandLine.Option;

/** {@code --help}: the same for every command. */
final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;
}
