package dev.winnow.trainer.cli;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.AtomicFile;
import dev.winnow.trainer.data.DataStats;
import dev.winnow.trainer.data.DataStatsTable;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.RowReader;
import dev.winnow.trainer.data.SkipLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code winnow datasets stats}. */
@Command(
        name = "stats",
        description = "Count what labelled data hold: rows, lengths, languages, labels, repetitions, gaps.",
        footer = {
            "",
            "Examples:",
            "  winnow datasets stats --data train.jsonl.gz",
            "  winnow datasets stats --data pages/ --where lang=en --json counts.json",
        })
final class DatasetsStatsCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description = "files or folders; - is standard input")
    private List<Path> data = List.of();

    @Option(names = "--json", paramLabel = "OUT.json", description = "write all counts as JSON")
    private @Nullable Path json;

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private Console console = new Console();

    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public Integer call() throws Exception {
        if (json != null) {
            AtomicFile.requireWritable(json);
        }
        SkipLog log = new SkipLog(console.err(), dataOptions.strict());
        DataStats stats = new DataStats();
        try (Console.TerminalProgress progress = console.progress();
                RowReader rows = RowReader.open(data, dataOptions.toReadOptions(), log)) {
            progress.stage("counting", -1);
            for (Row row = rows.next(); row != null; row = rows.next()) {
                stats.add(row);
                progress.step(1);
            }
        }
        DataStats.Summary summary = stats.summary(log);
        if (summary.rows() == 0) {
            console.tellSkipped(log);
            throw new InputException("no row could be read: nothing to count");
        }
        System.out.print(DataStatsTable.of(summary));
        if (json != null) {
            ObjectWriter writer = new JsonMapper().writerWithDefaultPrettyPrinter();
            byte[] text = (writer.writeValueAsString(summary) + "\n").getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(json, out -> out.write(text));
        }
        return 0;
    }
}
