package dev.winnow.trainer.bench;

import dev.winnow.reading.metadata.MetadataReader;
import dev.winnow.reading.metadata.PageMetadata;
import dev.winnow.trainer.data.ReadOptions;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.RowReader;
import dev.winnow.trainer.data.SkipLog;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a page's metadata cost: parsing alone, and parsing with reading them. The pages go round. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class MetadataBenchmark {
    private static final int MOST_PAGES = 100;

    /** The file with the pages. */
    @Param("")
    private String pages = "";

    private final MetadataReader reader = new MetadataReader();
    private final List<String> html = new ArrayList<>();
    private int next;

    /** Made by JMH. */
    public MetadataBenchmark() {}

    /** Reads the first pages that have HTML. */
    @Setup
    public void read() {
        SkipLog log =
                new SkipLog(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), false);
        try (RowReader rows = RowReader.open(List.of(Path.of(pages)), ReadOptions.defaults(), log)) {
            for (Row row = rows.next(); row != null && html.size() < MOST_PAGES; row = rows.next()) {
                if (row.page().html() != null) {
                    html.add(row.page().html());
                }
            }
        }
    }

    private Document parseNext() {
        next = (next + 1) % html.size();
        return Jsoup.parse(html.get(next));
    }

    /** Parses a page. */
    @Benchmark
    public Document parse(ProcessorTime time) {
        time.operations++;
        return parseNext();
    }

    /** Parses a page and reads its metadata. */
    @Benchmark
    public PageMetadata parseAndRead(ProcessorTime time) {
        time.operations++;
        return reader.read(parseNext(), "https://www.harbour-post.example/news/2024/05/03/bridge");
    }
}
