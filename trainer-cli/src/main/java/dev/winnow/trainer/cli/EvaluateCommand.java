package dev.winnow.trainer.cli;

import dev.winnow.trainer.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code winnow evaluate}. */
@Command(
        name = "evaluate",
        description = "Measure how good a model is on labelled data, or how two models differ.",
        customSynopsis = "winnow evaluate [--model M.winnow [--model OTHER.winnow]] --data FILE... [OPTIONS]",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  winnow evaluate --model news.winnow --data test.jsonl.gz",
            "  winnow evaluate --model news.winnow --data pages.jsonl --where split=test --json figures.json",
            "  winnow evaluate --model old.winnow --model new.winnow --data test.jsonl.gz",
        })
final class EvaluateCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            paramLabel = "M.winnow",
            description = "the model, twice to compare two; default: the one that comes with Winnow")
    private List<Path> models = List.of();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            arity = "1..*",
            description = "files or folders; - is standard input")
    private List<Path> data = List.of();

    @Mixin
    private RecipeChoice recipe = new RecipeChoice();

    @Option(
            names = "--main",
            paramLabel = "FIELD",
            description = "the field with a row's main label: adds mainAccuracy and inSet")
    private @Nullable String main;

    @Option(
            names = "--json",
            paramLabel = "OUT.json",
            description = "write all figures as JSON; of two models the second's and the comparison as well")
    private @Nullable Path json;

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private Console console = new Console();

    @Mixin
    private HelpOption help = new HelpOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (models.size() > 2) {
            throw new InputException("--model is given " + models.size() + " times: give one model, or two to compare");
        }
        if (recipe.isGiven() == !data.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    data.isEmpty()
                            ? "Missing required option: '--data=FILE' (or give --recipe)"
                            : "--recipe says which data to read: leave --data out");
        }
        List<Path> inputs = recipe.isGiven() ? recipe.inputs(false) : data;
        new EvaluateRun(
                        models,
                        inputs,
                        () -> recipe.isGiven()
                                ? DataRows.open(recipe, false, dataOptions, console)
                                : DataRows.open(data, dataOptions, console),
                        dataOptions.seed(),
                        Optional.ofNullable(main),
                        console)
                .run(Optional.ofNullable(json));
        return 0;
    }
}
