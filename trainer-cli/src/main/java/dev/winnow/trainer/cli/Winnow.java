package dev.winnow.trainer.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code winnow} command. */
@Command(
        name = "winnow",
        versionProvider = Winnow.Version.class,
        description = "Keeps relevant news, drops junk, and says what each article is about.",
        customSynopsis = "winnow COMMAND [OPTIONS]",
        footer = {
            "",
            "Examples:",
            "  winnow quickstart          see the whole way, on samples that come with Winnow",
            "  winnow train --help        what a command does, with examples",
            "",
            "Serving is a program of its own:",
            "  winnow serve --help        classify over HTTP, with a console for people",
            "  winnow feedback --help     corrections that were sent to a server",
        })
public final class Winnow implements Runnable {
    private static final int HELP_WIDTH = 100;

    private static final List<Class<?>> COMMANDS = List.of(
            QuickstartCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            ClassifyCommand.class,
            ExplainCommand.class,
            ExtractCommand.class,
            EvaluateExtractionCommand.class,
            BenchmarkCommand.class,
            TrainReaderCommand.class,
            InspectCommand.class,
            DatasetsCommand.class,
            LanguageCommand.class,
            VectorsCommand.class,
            CommandLine.HelpCommand.class,
            AutoComplete.GenerateCompletion.class);

    /** Picocli's own commands, which ask for all others. */
    private static final Set<Class<?>> OF_OTHERS =
            Set.of(CommandLine.HelpCommand.class, AutoComplete.GenerateCompletion.class);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "print the versions of Winnow and Java")
    private boolean version;

    @Mixin
    private HelpOption help = new HelpOption();

    private Winnow() {}

    /** Runs the command line and exits: 0 done, 1 the input was wrong, 2 the command line was. */
    public static void main(String[] args) {
        StandardOutput output = StandardOutput.install();
        boolean debug = "1".equals(System.getenv("WINNOW_DEBUG"));
        System.exit(output.checked(commandLine(debug, args).execute(args)));
    }

    /**
     * What runs this command line. Reading the options of all commands takes longer than reading a page, so that of a
     * command that is named there is that one alone.
     *
     * @param debug whether failures show their stack traces
     */
    static CommandLine commandLine(boolean debug, String... args) {
        CommandLine winnow = new CommandLine(new Winnow());
        asked(args).forEach(winnow::addSubcommand);
        Failures failures = new Failures(debug);
        return winnow.registerConverter(Path.class, PathConverter::convert)
                .setUsageHelpWidth(HELP_WIDTH)
                .setUsageHelpLongOptionsMaxWidth(32)
                .setExecutionStrategy(failures)
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures);
    }

    private static List<Class<?>> asked(String... args) {
        if (args.length == 1 && Version.OPTIONS.contains(args[0])) {
            return List.of();
        }
        for (Class<?> command : COMMANDS) {
            if (args.length > 0
                    && !OF_OTHERS.contains(command)
                    && command.getAnnotation(Command.class).name().equals(args[0])) {
                return List.of(command);
            }
        }
        return COMMANDS;
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    /** The version that the jar was built as. */
    static final class Version implements CommandLine.IVersionProvider {
        static final Set<String> OPTIONS = Set.of("-V", "--version");

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
