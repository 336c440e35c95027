package dev.winnow.trainer.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code winnow quickstart}. */
@Command(
        name = "quickstart",
        description = "Train, evaluate and classify on the samples that come with Winnow.",
        customSynopsis = "winnow quickstart [OPTIONS]",
        sortOptions = false,
        footer = {"", "Examples:", "  winnow quickstart", "  winnow quickstart --json"})
final class QuickstartCommand implements Callable<Integer> {
    @Option(
            names = "--out",
            paramLabel = "M.winnow",
            defaultValue = "quickstart.winnow",
            description = "the model file to write; default: ${DEFAULT-VALUE}")
    private Path out = Path.of("quickstart.winnow");

    @Option(names = "--json", description = "print the figures as JSON, as evaluate does, and nothing else")
    private boolean json;

    @Mixin
    private Console console = new Console();

    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public Integer call() {
        new QuickstartRun(out, json, console).run();
        return 0;
    }
}
