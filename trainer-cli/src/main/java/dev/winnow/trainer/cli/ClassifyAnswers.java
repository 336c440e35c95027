package dev.winnow.trainer.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.winnow.Classification;
import dev.winnow.Classifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A classification a page, as JSON or as lines of a table. */
record ClassifyAnswers(Classifier classifier, boolean table) implements PagesRun.Answers {
    @Override
    public String stage() {
        return "classifying";
    }

    @Override
    public String purpose() {
        return "classify";
    }

    @Override
    public byte[] header() {
        return table ? AnswerTable.header(classifier).getBytes(StandardCharsets.UTF_8) : new byte[0];
    }

    @Override
    public byte[] of(List<PagesRun.Item> items) throws IOException {
        return table ? tableLines(items) : jsonLines(items);
    }

    private byte[] jsonLines(List<PagesRun.Item> items) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(items.size() * 256);
        try (JsonGenerator json = Classification.generator(bytes)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            for (PagesRun.Item item : items) {
                if (item.row().isPresent()) {
                    classifier.classify(item.row().get().page()).writeJson(json);
                } else {
                    item.writeError(json);
                }
            }
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private byte[] tableLines(List<PagesRun.Item> items) {
        StringBuilder lines = new StringBuilder();
        for (PagesRun.Item item : items) {
            if (item.row().isPresent()) {
                Classification answer = classifier.classify(item.row().get().page());
                lines.append(AnswerTable.line(answer));
            } else {
                lines.append(AnswerTable.errorLine(item.id(), item.reason()));
            }
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
