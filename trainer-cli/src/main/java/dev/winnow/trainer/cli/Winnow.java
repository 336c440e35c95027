package dev.winnow.trainer.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code winnow} command. */
@Command(name = "winnow", mixinStandardHelpOptions = true)
public final class Winnow {

    private Winnow() {}

    /** Runs the command line and exits with its code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Winnow()).execute(args));
    }
}
