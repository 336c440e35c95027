package dev.winnow.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.serve.http.Limits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line and the server say the same of the same pages, to the last bit. */
class CommandLineEqualityTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path PAGES = Path.of("../../shared/datasets/pages");
    private static final int MOST = 1000;

    @TempDir
    private Path folder;

    @Test
    void onTheSamplesThatComeWithWinnow() throws Exception {
        List<String> rows = new ArrayList<>();
        for (String name : List.of("articles", "junk")) {
            int number = 0;
            for (String line : Files.readAllLines(Path.of("../datasets/sample/" + name + ".jsonl"))) {
                rows.add(named(line, name + number++));
            }
        }
        requireEqual(rows, TestModels.quickstart());
        requireEqual(rows, TestModels.topics());
    }

    @Test
    void onAThousandRealPages() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(PAGES), "../shared/datasets/pages is not there");
        List<String> rows = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> found = Files.walk(PAGES, 2)) {
            files = found.filter(path -> path.toString().endsWith(".jsonl.gz"))
                    .sorted()
                    .toList();
        }
        int each = MOST / files.size() + 60;
        for (Path file : files) {
            int number = 0;
            for (String line : lines(file, each)) {
                if (line.length() < 900_000 && rows.size() < MOST) {
                    rows.add(named(line, file.getFileName() + "-" + number++));
                }
            }
        }
        assertThat(rows).hasSize(MOST);
        requireEqual(rows, TestModels.quickstart());
        requireEqual(rows, TestModels.topics());
    }

    private static List<String> lines(Path file, int most) throws IOException {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return in.lines().limit(most).toList();
        }
    }

    /** Only what a page has, under an id of its own. */
    private static String named(String line, String id) throws IOException {
        JsonNode row = JSON.readTree(line);
        ObjectNode page = JSON.createObjectNode().put("id", id);
        for (String field : List.of("url", "title", "text", "html", "lang")) {
            if (row.path(field).isTextual()) {
                page.put(field, row.path(field).textValue());
            }
        }
        return page.toString();
    }

    private void requireEqual(List<String> rows, Path model) throws Exception {
        Path file = folder.resolve("pages.jsonl");
        Files.write(file, rows);
        String byCommandLine = TestModels.commandLine(
                List.of("classify", "--quiet", "--threads", "1", "--model", model.toString(), file.toString()));
        Limits limits = Limits.standard().withBodyBytes(4 << 20);
        StringBuilder oneByOne = new StringBuilder();
        try (TestServer server = new TestServer.Options()
                .model(model)
                .limits(limits)
                .batchItems(MOST)
                .start()) {
            String batch = server.post("/v1/classify/batch", "application/x-ndjson", String.join("\n", rows))
                    .body();
            for (String row : rows) {
                oneByOne.append(server.postJson("/v1/classify", row).body()).append('\n');
            }

            assertThat(batch.lines().toList()).isEqualTo(byCommandLine.lines().toList());
        }
        assertThat(oneByOne.toString()).isEqualTo(byCommandLine);
    }
}
