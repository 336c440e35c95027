package dev.winnow.trainer.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.language.LanguageGuess;
import dev.winnow.language.LanguageHead;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts how often a language head is right, undetermined or wrong, language by language. Not thread-safe. */
public final class LanguageEvaluation {
    private final LanguageHead head;
    private final int letters;
    private final Map<String, Tally> tallies = new TreeMap<>();

    private static final class Tally {
        int texts;
        int bestRight;
        int right;
        int undetermined;
        final Map<String, Integer> wrong = new TreeMap<>();

        void add(Tally other) {
            texts += other.texts;
            bestRight += other.bestRight;
            right += other.right;
            undetermined += other.undetermined;
        }
    }

    /**
     * Nothing counted yet.
     *
     * @param letters how many characters of each text are looked at, from about its middle; 0 for all
     */
    public LanguageEvaluation(LanguageHead head, int letters) {
        this.head = head;
        this.letters = letters;
    }

    /** Counts one text; blank ones are left out. */
    public void add(String language, String text) {
        if (text.isBlank()) {
            return;
        }
        String piece = piece(text);
        Tally tally = tallies.computeIfAbsent(language, l -> new Tally());
        tally.texts++;
        tally.bestRight += head.best(piece).code().equals(language) ? 1 : 0;
        LanguageGuess guess = head.guess(piece);
        if (guess.code().equals(language)) {
            tally.right++;
        } else if (!guess.isDetermined()) {
            tally.undetermined++;
        } else {
            tally.wrong.merge(guess.code(), 1, Integer::sum);
        }
    }

    private String piece(String text) {
        if (letters == 0 || text.length() <= letters) {
            return text;
        }
        int middle = (text.length() - letters) / 2;
        int space = text.lastIndexOf(' ', middle);
        int from = middle - space <= 15 && space >= 0 ? space + 1 : middle;
        return text.substring(from, from + letters);
    }

    /** A line a language, and one of all. */
    public String table() {
        TextTable table = new TextTable(
                1, "language", "texts", "best guess right", "answered", "right of answered", "mostly for");
        tallies.forEach((language, tally) -> row(table, language, tally));
        row(table, "all", all());
        return table.toString();
    }

    private Tally all() {
        Tally all = new Tally();
        tallies.values().forEach(all::add);
        return all;
    }

    private static void row(TextTable table, String name, Tally tally) {
        String mostly = tally.wrong.entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .orElse("");
        table.row(
                name,
                Integer.toString(tally.texts),
                share(tally.bestRight, tally.texts),
                share(tally.texts - tally.undetermined, tally.texts),
                share(tally.right, tally.texts - tally.undetermined),
                mostly);
    }

    private static String share(int part, int all) {
        return all == 0 ? "-" : String.format(Locale.ROOT, "%.4f", (double) part / all);
    }

    /** The counts: {@code {"all":{...},"languages":{"de":{"texts":..,"bestRight":..,"right":..,"undetermined":..}}}}. */
    public ObjectNode json() {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.set("all", json(all()));
        ObjectNode languages = out.putObject("languages");
        tallies.forEach((language, tally) -> languages.set(language, json(tally)));
        return out;
    }

    private static ObjectNode json(Tally tally) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("texts", tally.texts)
                .put("bestRight", tally.bestRight)
                .put("right", tally.right)
                .put("undetermined", tally.undetermined);
    }
}
