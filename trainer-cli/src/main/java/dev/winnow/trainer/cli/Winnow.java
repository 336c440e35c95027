package dev.winnow.trainer.cli;

import dev.winnow.trainer.InputException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The {@code winnow} command. */
@Command(
        name = "winnow",
        mixinStandardHelpOptions = true,
        versionProvider = Winnow.Version.class,
        description = "Keeps relevant news, drops junk, and says what each article is about.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            QuickstartCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            ClassifyCommand.class,
            BenchmarkCommand.class,
            InspectCommand.class,
            DatasetsCommand.class,
            CommandLine.HelpCommand.class,
            AutoComplete.GenerateCompletion.class,
        })
public final class Winnow implements Runnable {
    private Winnow() {}

    /** Runs the command line and exits: 0 done, 1 the input was wrong, 2 the command line was. */
    public static void main(String[] args) {
        // Tribuo tells of each training at INFO.
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        IExecutionExceptionHandler handler = (failure, command, parsed) -> {
            if (failure instanceof InputException) {
                command.getErr().println("winnow: " + failure.getMessage());
                return 1;
            }
            throw failure;
        };
        return new CommandLine(new Winnow()).setExecutionExceptionHandler(handler);
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /** The version that the jar was built as. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String built = Winnow.class.getPackage().getImplementationVersion();
            return new String[] {
                "winnow " + (built == null ? "(not built as a jar)" : built),
                "Java " + System.getProperty("java.version")
            };
        }
    }
}
