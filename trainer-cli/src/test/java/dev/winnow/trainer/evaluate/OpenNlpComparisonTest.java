package dev.winnow.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.winnow.language.LanguageHead;
import dev.winnow.trainer.data.ReadOptions;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.RowReader;
import dev.winnow.trainer.data.SkipLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Our language head beside OpenNLP's detector, on sentences that neither was chosen by. */
class OpenNlpComparisonTest {
    /** Where OpenNLP's code is not the three-letter code of ours. */
    private static final Map<String, String> OTHER_CODES = Map.of("cmn", "zh", "pes", "fa", "ekk", "et", "lvs", "lv");

    @Test
    void oursIsRightAtLeastAsOftenAsOpenNlpOnSib200() throws IOException {
        List<Row> rows = sentences();
        LanguageDetectorME peer = peer();
        LanguageHead ours = LanguageHead.standard();
        Map<String, String> codes = codes(rows);
        int oursRight = 0;
        int peerRight = 0;
        int peerRightOfOffered = 0;
        for (Row row : rows) {
            String language = row.page().lang();
            String text = String.valueOf(row.page().text());
            oursRight += ours.best(text).code().equals(language) ? 1 : 0;
            Language[] guesses = peer.predictLanguages(text);
            peerRight += String.valueOf(codes.get(guesses[0].getLang())).equals(language) ? 1 : 0;
            String offered = Arrays.stream(guesses)
                    .map(guess -> codes.get(guess.getLang()))
                    .filter(code -> code != null)
                    .findFirst()
                    .orElse("");
            peerRightOfOffered += offered.equals(language) ? 1 : 0;
        }

        Files.writeString(
                Path.of("target", "language-comparison.txt"),
                "right of %d sentences: Winnow %s; OpenNLP %s, and %s where only the set's languages count%n"
                        .formatted(
                                rows.size(),
                                share(oursRight, rows),
                                share(peerRight, rows),
                                share(peerRightOfOffered, rows)));
        assertThat(oursRight).isGreaterThanOrEqualTo(peerRightOfOffered);
        assertThat((double) oursRight / rows.size()).isGreaterThan(0.99);
    }

    private static String share(int right, List<Row> rows) {
        return String.format(Locale.ROOT, "%.4f", (double) right / rows.size());
    }

    /** Our codes by OpenNLP's. */
    private static Map<String, String> codes(List<Row> rows) {
        Map<String, String> codes = new HashMap<>(OTHER_CODES);
        rows.stream()
                .map(row -> String.valueOf(row.page().lang()))
                .distinct()
                .forEach(code -> codes.put(Locale.forLanguageTag(code).getISO3Language(), code));
        return codes;
    }

    private static LanguageDetectorME peer() throws IOException {
        try (InputStream model = OpenNlpComparisonTest.class.getResourceAsStream("/langdetect-183.bin")) {
            return new LanguageDetectorME(new LanguageDetectorModel(model));
        }
    }

    private static List<Row> sentences() {
        Path file = Path.of("../../shared/datasets/topics/sib200/test.jsonl.gz");
        assumeTrue(Files.exists(file), "no sib200 beside the project");
        List<Row> rows = new ArrayList<>();
        try (RowReader reader = RowReader.open(List.of(file), ReadOptions.defaults(), new SkipLog(System.err, false))) {
            for (@Nullable Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
