package dev.winnow.trainer.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.winnow.Classification;
import dev.winnow.Classifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A classification a page. */
record ClassifyAnswers(Classifier classifier, AnswerFormat format) implements PagesRun.Answers {
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
        String header = switch (format) {
            case JSONL -> "";
            case TABLE -> AnswerTable.header(classifier);
            case LABELS -> AnswerLabels.header(classifier);
        };
        return header.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] of(List<PagesRun.Item> items) throws IOException {
        return switch (format) {
            case JSONL -> jsonLines(items);
            case TABLE -> tableLines(items);
            case LABELS -> labelLines(items);
        };
    }

    private byte[] jsonLines(List<PagesRun.Item> items) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(items.size() * 256);
        for (PagesRun.Item item : items) {
            if (item.row().isPresent()) {
                bytes.write(classifier.classify(item.row().get().page()).toUtf8());
            } else {
                try (JsonGenerator json = Classification.generator(bytes)) {
                    item.writeError(json);
                }
            }
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }

    private byte[] labelLines(List<PagesRun.Item> items) {
        StringBuilder lines = new StringBuilder(items.size() * 32);
        for (PagesRun.Item item : items) {
            if (item.row().isPresent()) {
                AnswerLabels.appendLine(
                        lines, classifier.classify(item.row().get().page()));
            } else {
                AnswerLabels.appendError(lines, item.id(), item.reason());
            }
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
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
