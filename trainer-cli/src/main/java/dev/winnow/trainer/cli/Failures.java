package dev.winnow.trainer.cli;

import dev.winnow.trainer.InputException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What a user sees of a failure: one line that begins with {@code winnow:}; of a wrong command line a second one that
 * names the help. Stack traces are shown for debugging only.
 */
final class Failures implements IExecutionStrategy, IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final long MEGABYTE = 1 << 20;

    private final boolean debug;

    Failures(boolean debug) {
        this.debug = debug;
    }

    /** Runs the command; errors of the JVM are told as other failures are. */
    @Override
    public int execute(ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
            return tell(e, parsed.commandSpec().commandLine());
        }
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return tell(failure, command);
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        trace(failure, err);
        err.println("winnow: " + oneLine(sentence(failure, command)));
        err.println("Try \"" + command.getCommandSpec().qualifiedName() + " --help\".");
        return ExitCode.USAGE;
    }

    private int tell(Throwable failure, CommandLine command) {
        PrintWriter err = command.getErr();
        trace(failure, err);
        err.println("winnow: " + sentence(failure));
        return ExitCode.SOFTWARE;
    }

    private static String sentence(Throwable failure) {
        if (failure instanceof InputException) {
            return oneLine(failure.getMessage());
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return String.format(
                        "Java's memory of %d MB is not enough: allow more, as in WINNOW_JAVA_OPTS=-Xmx8g,"
                                + " or do with less by --sample or --max-features",
                        Runtime.getRuntime().maxMemory() / MEGABYTE);
            }
        }
        return "an error in Winnow itself: " + oneLine(failure.toString())
                + "; please report it; run with WINNOW_DEBUG=1 for details";
    }

    private void trace(Throwable failure, PrintWriter err) {
        if (debug) {
            failure.printStackTrace(err);
        }
    }

    /** Of an argument that is unknown and one that is missing, the unknown one is told: it is a misspelling, as a rule. */
    private static String sentence(ParameterException failure, CommandLine command) {
        List<String> unknown = command.getUnmatchedArguments();
        if (unknown.isEmpty()) {
            return String.valueOf(failure.getMessage())
                    .replace(" is not an int", " is not a whole number")
                    .replace(" is not a long", " is not a whole number")
                    .replace(" is not a double", " is not a number");
        }
        String first = unknown.get(0);
        String what = first.startsWith("-") && first.length() > 1
                ? "there is no option " + first
                : command.getParent() == null
                        ? "there is no command \"" + first + "\""
                        : "\"" + first + "\" is one argument too many";
        List<String> likely = new UnmatchedArgumentException(command, unknown).getSuggestions();
        return what + (likely.isEmpty() ? "" : "; did you mean " + likely.get(0) + "?");
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*[\\r\\n]+\\s*", " ").strip();
    }
}
