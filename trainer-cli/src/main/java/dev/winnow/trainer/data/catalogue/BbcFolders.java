package dev.winnow.trainer.data.catalogue;

import dev.winnow.trainer.data.IoConsumer;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.SkipLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** BBC News as one file an article, its title in the first line, in one folder a topic. */
final class BbcFolders implements Converter {
    private static final Pattern FILES =
            Pattern.compile("((?:.*/)?)(?:business|entertainment|politics|sport|tech)/\\d{3}\\.txt");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final int TEST_OF_256 = 51;

    @Override
    public Pattern files() {
        return FILES;
    }

    @Override
    public void convert(RawFile file, IoConsumer<? super Row> rows, SkipLog log) throws IOException {
        String content = file.text().replace("\r\n", "\n").strip();
        int end = content.indexOf('\n');
        if (end < 0) {
            log.skip(file.source(), 1, "a file with fewer than two lines", "");
            return;
        }
        String title = content.substring(0, end).strip();
        String text = content.substring(end).strip();
        String topic = file.path().substring(0, file.path().indexOf('/'));
        Map<String, List<String>> fields =
                Map.of("labels", List.of(topic), "split", List.of(isTest(title + text) ? "test" : "train"));
        rows.accept(file.row(file.path().replace(".txt", ""), title, text, fields, 1));
    }

    private static boolean isTest(String article) {
        String letters =
                NEITHER_LETTER_NOR_DIGIT.matcher(article).replaceAll("").toLowerCase(Locale.ROOT);
        return (Sha256.digest(letters.getBytes(StandardCharsets.UTF_8))[0] & 0xFF) < TEST_OF_256;
    }
}
