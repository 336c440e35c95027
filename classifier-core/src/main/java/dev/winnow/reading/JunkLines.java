package dev.winnow.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What lines of plain text say that are no part of an article, with the reason each is left out for: the list stands in
 * the resource {@code junk-lines.txt}. Lines are compared word by word, by a hash of the words so far.
 */
final class JunkLines {
    private static final String RESOURCE = "junk-lines.txt";
    /** The section of phrases that announce other stories. */
    static final String RELATED = "related";

    private static final long NUMBER = Words.hash("0");

    /** A longer line that begins like junk may be part of the article; but for notices of cookies. */
    private static final int MOST_WORDS = 14;

    /** The list that comes with Winnow. */
    static final JunkLines STANDARD = load();

    private final Map<Long, String> whole = new HashMap<>();
    private final Map<Long, String> beginnings = new HashMap<>();
    /** The first words of all of them, and of share bars. */
    private final LineBeginnings firstWords = new LineBeginnings();

    /** The reason to leave a line out, or null. */
    @Nullable
    String reason(String line) {
        if (!mayBegin(line, 0, line.length())) {
            return null;
        }
        Search search = new Search(line);
        Words.forEach(line, search);
        String begun = search.begun;
        boolean said = begun != null && (search.words <= MOST_WORDS || begun.equals("cookies"));
        return said ? begun : whole.get(search.hash);
    }

    /** Whether a line begins with a phrase that announces other stories, whatever follows: "Read more: ...". */
    boolean beginsAsRelated(String line) {
        Search search = new Search(line);
        Words.forEach(line, search);
        return search.related;
    }

    /** Whether what stands there may begin as a phrase or a share bar does; without any word it may, too. */
    boolean mayBegin(String text, int start, int end) {
        return firstWords.mayBegin(text, start, end);
    }

    private static JunkLines load() {
        JunkLines lines = new JunkLines();
        lines.firstWords.addPairs(TextLines.SHARING);
        try (InputStream in = JunkLines.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("classifier-core lacks its resource " + RESOURCE);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String reason = "";
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("[")) {
                    reason = line.substring(1, line.length() - 1);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line, reason);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("classifier-core's resource " + RESOURCE + " cannot be read", e);
        }
        return lines;
    }

    private void add(String phrase, String reason) {
        Search search = new Search(phrase);
        Words.forEach(phrase, search);
        firstWords.add(phrase);
        (phrase.endsWith("*") ? beginnings : whole).put(search.hash, reason);
    }

    /** Goes through the words of a line. */
    private final class Search implements Words.Sink {
        private final String line;
        private long hash;
        private int words;
        private @Nullable String begun;
        private boolean related;

        Search(String line) {
            this.line = line;
        }

        @Override
        public void word(long word, int start, int end) {
            long known = isNumber(start, end) ? NUMBER : word;
            words++;
            hash = Words.pair(hash, known);
            if (begun == null) {
                begun = beginnings.get(hash);
            }
            related |= RELATED.equals(begun == null ? whole.get(hash) : begun);
        }

        private boolean isNumber(int start, int end) {
            for (int i = start; i < end; i++) {
                if (line.charAt(i) < '0' || line.charAt(i) > '9') {
                    return false;
                }
            }
            return true;
        }
    }
}
