package dev.winnow.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.winnow.reading.metadata.MetadataReader;
import dev.winnow.reading.metadata.PageMetadata;
import dev.winnow.trainer.data.ReadOptions;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.RowReader;
import dev.winnow.trainer.data.SkipLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Titles, dates and authors against the gold ones of public pages, into {@code target/metadata-SET.txt}. Of which split is
 * said by the system property {@code winnow.metadata.split}: train, dev (as by default) or test.
 */
class MetadataFiguresTest {
    private static final int SAME_DAY = 1; // days, for time zones

    private int titles;
    private int titlesRight;
    private int dates;
    private int datesGiven;
    private int datesRight;
    private int authors;
    private int authorsRight;

    @ParameterizedTest
    @CsvSource({"fundus_news, 0.5", "andythefactory_news, 0.7", "wcxb, 0.6"})
    void titlesAreMostlyTheGoldOnes(String set, double least) throws IOException {
        Path file = Path.of("../../shared/datasets/pages", set, "pages.jsonl.gz");
        assumeTrue(Files.exists(file), "no " + set + " beside the project");
        String split = System.getProperty("winnow.metadata.split", "dev");
        MetadataReader reader = new MetadataReader();
        try (RowReader rows = RowReader.open(List.of(file), ReadOptions.defaults(), new SkipLog(System.err, false))) {
            for (@Nullable Row row = rows.next(); row != null; row = rows.next()) {
                String html = row.page().html();
                if (html != null && row.values("split").contains(split)) {
                    String url = row.page().url() == null ? "" : row.page().url();
                    compare(reader.read(Jsoup.parse(html), url), row);
                }
            }
        }

        Files.writeString(
                Path.of("target", "metadata-" + set + ".txt"),
                String.format(
                        Locale.ROOT,
                        "%s %s: title %.3f of %d; date given for %.3f and right for %.3f of %d; authors %.3f of %d%n",
                        set,
                        split,
                        share(titlesRight, titles),
                        titles,
                        share(datesGiven, dates),
                        share(datesRight, dates),
                        dates,
                        share(authorsRight, authors),
                        authors));
        assertThat(share(titlesRight, titles)).isGreaterThan(least);
    }

    private void compare(PageMetadata page, Row row) {
        String title = row.page().title();
        if (title != null && !title.isBlank()) {
            titles++;
            titlesRight += words(title).equals(words(page.title())) ? 1 : 0;
        }
        for (String date : row.values("date")) {
            dates++;
            if (page.published().isPresent()) {
                long gold = LocalDate.parse(date.substring(0, 10)).toEpochDay();
                long ours =
                        LocalDate.parse(page.published().get().substring(0, 10)).toEpochDay();
                datesGiven++;
                datesRight += Math.abs(gold - ours) <= SAME_DAY ? 1 : 0;
            }
        }
        Set<String> names = new TreeSet<>();
        for (String value : row.values("authors")) {
            for (String name : value.split(",| and ")) {
                names.add(words(name));
            }
        }
        names.remove("");
        if (!names.isEmpty()) {
            authors++;
            Set<String> ours = new TreeSet<>();
            page.authors().forEach(name -> ours.add(words(name)));
            authorsRight += names.equals(ours) ? 1 : 0;
        }
    }

    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private static double share(int part, int all) {
        return all == 0 ? 0 : (double) part / all;
    }
}
