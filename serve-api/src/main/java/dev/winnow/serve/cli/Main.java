package dev.winnow.serve.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;

/** The commands that this module has: {@code winnow serve} and {@code winnow feedback}. */
@Command(
        name = "winnow",
        description = "Classify pages over HTTP.",
        subcommands = {ServeCommand.class, FeedbackCommand.class})
public final class Main implements Runnable {
    private static final int HELP_WIDTH = 100;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private Main() {}

    /** Runs a command and exits: 0 done, 1 the input was wrong, 2 the command line was. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .registerConverter(Path.class, Path::of)
                .setUsageHelpWidth(HELP_WIDTH)
                .setUsageHelpLongOptionsMaxWidth(32)
                .setExecutionExceptionHandler(Main::tell)
                .setParameterExceptionHandler(Main::tell);
    }

    private static int tell(ParameterException failure, String[] args) {
        PrintWriter err = failure.getCommandLine().getErr();
        err.println("winnow: " + oneLine(failure.getMessage()));
        err.println("Try \"" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help\".");
        return ExitCode.USAGE;
    }

    private static int tell(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        boolean expected = failure instanceof WrongInput;
        command.getErr()
                .println("winnow: "
                        + oneLine(
                                expected
                                        ? failure.getMessage()
                                        : "an error in Winnow itself: " + failure
                                                + "; please report it; run with WINNOW_DEBUG=1 for details"));
        if ("1".equals(System.getenv("WINNOW_DEBUG"))) {
            failure.printStackTrace(command.getErr());
        }
        return ExitCode.SOFTWARE;
    }

    private static String oneLine(String message) {
        return String.valueOf(message).replaceAll("\\s*[\\r\\n]+\\s*", " ").strip();
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
