package dev.winnow.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was counted of a data set, as lines for a person to read. */
public final class DataStatsTable {
    private static final int VALUE_WIDTH = 40;

    private final StringBuilder text = new StringBuilder();
    private final long rows;

    private DataStatsTable(DataStats.Summary stats) {
        rows = stats.rows();
        line("%-24s %9d", "rows", rows);
        stats.skipped().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(reason -> line("%-24s %9d  %s", "skipped", reason.getValue(), printable(reason.getKey())));
        share("pages of HTML", stats.html());
        share("empty texts", stats.emptyTexts());
        share("without a title", stats.missingTitles());
        share(stats.repeatedIsExact() ? "repeated exactly" : "repeated, at least", stats.repeated());
        if (rows > stats.html()) {
            line("");
            line(
                    "%-10s %8s %8s %8s %8s %8s %8s %9s %10s",
                    "text", "min", "5 %", "25 %", "50 %", "75 %", "95 %", "max", "mean");
            lengths("characters", stats.chars());
            lengths("words", stats.words());
        }
        field("language", stats.languages());
        List<String> others = new ArrayList<>();
        stats.fields().forEach((name, summary) -> {
            if (summary.isLabel()) {
                field("field " + name, summary);
            } else {
                others.add(printable(name));
            }
        });
        if (!others.isEmpty()) {
            line("");
            line("fields with long or very many values: %s", String.join(", ", others));
        }
    }

    /** The lines, each with a line feed. */
    public static String of(DataStats.Summary stats) {
        return new DataStatsTable(stats).text.toString();
    }

    private void share(String name, long count) {
        line("%-24s %9d %8s", name, count, percent(count));
    }

    private void lengths(String name, LengthSummary s) {
        line(
                "%-10s %8d %8d %8d %8d %8d %8d %9d %10.1f",
                name, s.min(), s.p5(), s.p25(), s.median(), s.p75(), s.p95(), s.max(), s.mean());
    }

    private void field(String name, FieldSummary summary) {
        if (summary.rows() == 0) {
            return;
        }
        line("");
        line(
                "%s: %d different values in %d rows%s",
                printable(name),
                summary.distinct(),
                summary.rows(),
                summary.values() == summary.rows()
                        ? ""
                        : String.format(Locale.ROOT, ", %.2f a row", (double) summary.values() / summary.rows()));
        summary.top().forEach((value, count) -> line("  %s %9d %8s", padded(printable(value)), count, percent(count)));
        int more = summary.distinct() - summary.top().size();
        if (more > 0) {
            line("  and %d more", more);
        }
    }

    private String percent(long count) {
        return rows == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100.0 * count / rows);
    }

    private static String padded(String value) {
        int width = value.codePointCount(0, value.length());
        return value + " ".repeat(Math.max(0, VALUE_WIDTH - width));
    }

    /** One short line, and nothing a terminal would obey. */
    private static String printable(String value) {
        String shown = value.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "?");
        return shown.codePointCount(0, shown.length()) <= VALUE_WIDTH
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, VALUE_WIDTH - 3)) + "...";
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments).stripTrailing())
                .append('\n');
    }
}
