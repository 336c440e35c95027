package dev.winnow.trainer.data;

import dev.winnow.article.Page;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what a data set holds, row by row, in bounded memory. For one thread. */
public final class DataStats {
    private static final int MOST_FIELDS = 200;
    private static final int MOST_SHOWN = 20;

    private final LengthHistogram chars = new LengthHistogram();
    private final LengthHistogram words = new LengthHistogram();
    private final SeenTexts seen = new SeenTexts();
    private final FieldCounts languages = new FieldCounts();
    private final Map<String, FieldCounts> fields = new TreeMap<>();
    private long rows;
    private long html;
    private long emptyTexts;
    private long missingTitles;
    private long repeated;

    /**
     * What was counted.
     *
     * @param rows all rows
     * @param html rows with an HTML source, of which nothing but the source is known here
     * @param emptyTexts the other rows without a text, or with a blank one
     * @param missingTitles the other rows without a title, or with a blank one
     * @param repeated rows whose title and text, or HTML source, came before, exactly the same
     * @param repeatedIsExact whether all rows were compared; else more rows may be repeated
     * @param chars the lengths of the texts in characters (UTF-16 units); rows without HTML only
     * @param words the lengths of the texts in words, taken to be what blanks part
     * @param languages the languages that the rows say they are in
     * @param fields the other fields by name, 200 at most, with their 20 most frequent values
     * @param skipped rows that could not be used, by reason
     */
    public record Summary(
            long rows,
            long html,
            long emptyTexts,
            long missingTitles,
            long repeated,
            boolean repeatedIsExact,
            LengthSummary chars,
            LengthSummary words,
            FieldSummary languages,
            Map<String, FieldSummary> fields,
            Map<String, Long> skipped) {}

    /** Counts a row. */
    public void add(Row row) {
        Page page = row.page();
        rows++;
        String source = page.html();
        if (source == null) {
            addText(said(page.title()), said(page.text()));
        } else {
            html++;
            repeated += seen.isRepeated("", source) ? 1 : 0;
        }
        if (page.lang() != null) {
            languages.add(page.lang());
        }
        row.fields().forEach((name, values) -> {
            FieldCounts counts = fields.get(name);
            if (counts == null && fields.size() < MOST_FIELDS) {
                counts = new FieldCounts();
                fields.put(name, counts);
            }
            if (counts != null) {
                counts.add(values);
            }
        });
    }

    /** What was counted so far. */
    public Summary summary(SkipLog log) {
        Map<String, FieldSummary> summaries = new TreeMap<>();
        fields.forEach((name, counts) -> summaries.put(name, counts.summary(MOST_SHOWN)));
        return new Summary(
                rows,
                html,
                emptyTexts,
                missingTitles,
                repeated,
                !seen.isFull(),
                chars.summary(),
                words.summary(),
                languages.summary(MOST_SHOWN),
                summaries,
                new TreeMap<>(log.summary()));
    }

    private void addText(String title, String text) {
        emptyTexts += text.isBlank() ? 1 : 0;
        missingTitles += title.isBlank() ? 1 : 0;
        repeated += seen.isRepeated(title, text) ? 1 : 0;
        chars.add(text.length());
        words.add(wordCount(text));
    }

    private static String said(@Nullable String part) {
        return part == null ? "" : part;
    }

    private static int wordCount(String text) {
        int count = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean blank = Character.isWhitespace(text.charAt(i));
            count += !blank && !inside ? 1 : 0;
            inside = !blank;
        }
        return count;
    }
}
