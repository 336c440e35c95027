package dev.winnow.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.trainer.Progress;
import dev.winnow.trainer.bench.BenchmarkPlan;
import dev.winnow.trainer.bench.BenchmarkRun;
import dev.winnow.trainer.bench.ModelFigures;
import dev.winnow.trainer.data.ReadOptions;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.RowReader;
import dev.winnow.trainer.data.SkipLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkTest {
    private final Workplace workplace;

    BenchmarkTest(@TempDir Path folder) {
        this.workplace = new Workplace(folder);
    }

    @BeforeEach
    void trainOnSportAndMoney() {
        workplace.write("a.jsonl", Articles.jsonLines(32));
        assertThat(workplace
                        .winnow("train", "--quiet", "--data", "@a.jsonl", "--head", "k=label", "--out", "@m.winnow")
                        .exit())
                .isZero();
    }

    @Test
    void aRunMeasuresWhatAUserOfTheLibraryCalls() {
        List<Row> rows = new ArrayList<>();
        Path data = workplace.folder().resolve("a.jsonl");
        try (RowReader reader = RowReader.open(List.of(data), ReadOptions.defaults(), new SkipLog(System.err, false))) {
            reader.forEach(rows::add);
        }

        // One JVM and one second each: the least that gives every figure. None is compared with a time.
        List<ModelFigures> all = new BenchmarkRun(new BenchmarkPlan(1, 1, 1, true), 2, Progress.none())
                .run(List.of(workplace.folder().resolve("m.winnow")), rows);

        assertThat(all).hasSize(1);
        ModelFigures figures = all.get(0);
        assertThat(figures.model()).isEqualTo("m.winnow");
        assertThat(figures.bytes())
                .isEqualTo(workplace.folder().resolve("m.winnow").toFile().length());
        assertThat(figures.articlesPerSecond()).isPositive();
        assertThat(figures.megabytesPerProcessorSecond()).isPositive();
        assertThat(figures.articlesPerSecondAllCores()).isPositive();
        assertThat(figures.threads()).isEqualTo(2);
        assertThat(List.copyOf(figures.latency().values()))
                .isSorted()
                .hasSize(4)
                .allMatch(time -> time > 0);
        assertThat(figures.openMilliseconds()).isPositive();
        assertThat(figures.accuracy()).containsOnlyKeys("k");
        // Nothing but the answer: the classification, its list, its head's result, probabilities and labels.
        assertThat(figures.bytesPerArticle()).isBetween(100.0, 250.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--model @none.winnow --data @a.jsonl                  | none.winnow",
                "--model @a.jsonl --data @a.jsonl                      | a.jsonl",
                "--model @m.winnow --data @none.jsonl                  | none.jsonl",
                "--model @m.winnow --data @a.jsonl --where label=x     | nothing",
                "--model @m.winnow --data @a.jsonl --json @m.winnow    | m.winnow",
                "--model @m.winnow --data @a.jsonl --html @a.jsonl     | a.jsonl",
            })
    void whatCannotBeMeasuredIsSaidInOneLineBeforeAnythingIsMeasured(String line, String named) {
        List<String> args = new ArrayList<>(List.of("benchmark", "--quick"));
        args.addAll(List.of(line.split(" ")));

        Workplace.Result result = workplace.winnow(args.toArray(String[]::new));

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.errLines()).hasSize(1);
        assertThat(result.err()).contains(named);
    }
}
