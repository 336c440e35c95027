package dev.winnow.trainer.cli;

import dev.winnow.reading.PageReader;
import dev.winnow.reading.ReadBlock;
import dev.winnow.reading.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Pages for a person to read, block after block. On a terminal what was left out is dimmed; elsewhere it stands behind its
 * reason in brackets.
 */
record ShowAnswers(PageReader reader, boolean terminal) implements PagesRun.Answers {
    private static final String DIM = "\u001B[2m";
    private static final String BOLD = "\u001B[1m";
    private static final String PLAIN = "\u001B[0m";

    @Override
    public String stage() {
        return "reading";
    }

    @Override
    public String purpose() {
        return "show";
    }

    @Override
    public byte[] header() {
        return new byte[0];
    }

    @Override
    public byte[] of(List<PagesRun.Item> items) {
        StringBuilder out = new StringBuilder();
        for (PagesRun.Item item : items) {
            if (item.row().isPresent()) {
                show(out, reader.readBlocks(item.row().get().page()));
            } else {
                out.append(Printable.line(item.id() + ": " + item.reason())).append('\n');
            }
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void show(StringBuilder out, Reading reading) {
        String title = Printable.line(String.valueOf(reading.article().id()) + ": "
                + reading.article().title());
        out.append(terminal ? BOLD + title + PLAIN : title).append("\n\n");
        for (ReadBlock block : reading.blocks()) {
            String text = Printable.line(block.text());
            if (block.kept()) {
                out.append(text);
            } else if (terminal) {
                out.append(DIM)
                        .append('[')
                        .append(block.reason())
                        .append("] ")
                        .append(text)
                        .append(PLAIN);
            } else {
                out.append('[').append(block.reason()).append("] ").append(text);
            }
            out.append('\n');
        }
        out.append(reading.truncated() ? "(cut at a limit)\n\n" : "\n");
    }
}
