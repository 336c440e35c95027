package dev.winnow.trainer.cli;

import dev.winnow.Classifier;
import dev.winnow.Explanation;
import dev.winnow.model.Model;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.AtomicFile;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.report.ExplanationHtml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code winnow explain}. */
@Command(
        name = "explain",
        description =
                "Tell why a page was classified so: which words and traits pushed which label, what was left out.",
        customSynopsis = "winnow explain [--model M.winnow] [--json | --html OUT.html] FILE",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  winnow explain page.html",
            "  winnow explain --html why.html page.html",
            "  winnow explain --label politics page.html",
            "  winnow explain --json --model news.winnow page.txt",
            "  winnow explain --where id=page-17 pages.jsonl.gz",
        })
final class ExplainCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            paramLabel = "M.winnow",
            description = "the model; default: the one that comes with Winnow")
    private @Nullable Path model;

    @Parameters(paramLabel = "FILE", description = "the page; of several the first")
    private Path file = Path.of("");

    @Option(names = "--json", description = "as one JSON object")
    private boolean json;

    @Option(names = "--html", paramLabel = "OUT.html", description = "as a page for a browser")
    private @Nullable Path html;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "12",
            description = "so many words and traits a label; default: ${DEFAULT-VALUE}")
    private int most;

    @Option(
            names = "--label",
            paramLabel = "NAME",
            description = "this label as well, however unlikely: why not?; by code or name; repeatable")
    private Set<String> labels = new LinkedHashSet<>();

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private Console console = new Console();

    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public Integer call() {
        Numbers.requireBetween("--most", most, 1, 1000);
        if (html != null) {
            Output.require(html, List.of(file));
        }
        Classifier classifier = Models.open(Optional.ofNullable(model));
        requireKnown(classifier.bundle().model());
        Explanation explanation = classifier.explain(first().page(), most, labels);
        if (html != null) {
            byte[] page = ExplanationHtml.of(explanation).getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(html, out -> out.write(page));
        } else if (json) {
            System.out.println(explanation.toJson());
        } else {
            System.out.print(new ExplanationText(Console.isTerminal("out")).of(explanation));
        }
        return 0;
    }

    private void requireKnown(Model model) {
        for (String label : labels) {
            if (model.heads().stream()
                    .noneMatch(head ->
                            head.labels().contains(label) || head.names().contains(label))) {
                String known = model.heads().stream()
                        .flatMap(head -> head.names().stream())
                        .collect(Collectors.joining(", "));
                throw new InputException("--label " + label + ": the model has no such label; it has " + known);
            }
        }
    }

    private Row first() {
        try (DataRows rows = DataRows.open(List.of(file), dataOptions, console)) {
            Row row = rows.next();
            if (row == null) {
                rows.tellSkipped();
                rows.requireAny("explain");
                throw new InputException(file + ": there is no page in it to explain");
            }
            return row;
        }
    }
}
