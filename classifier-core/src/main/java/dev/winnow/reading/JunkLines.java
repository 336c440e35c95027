package dev.winnow.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What lines say that are no part of an article, with the reason each is left out for: the lists stand in the resources {@code
 * junk-lines.txt} and {@code text-lines.txt}. Lines are compared word by word, by a hash of the words so far.
 */
final class JunkLines {
    /** What may go on for long after a colon. */
    private static final Set<String> LONG_LABELLED = Set.of("tags", "caption");

    static final char COPYRIGHT = '\u00A9';

    /** The section of phrases that announce other stories. */
    static final String RELATED = "related";

    private static final long NUMBER = Words.hash("0");

    /** A longer line that begins like junk may be part of the article; but for notices of cookies. */
    private static final int MOST_WORDS = 14;

    /** A line of nothing but such words is a share bar. */
    private static final Set<String> SHARING = Set.of(
            "share",
            "facebook",
            "twitter",
            "x",
            "whatsapp",
            "linkedin",
            "telegram",
            "pinterest",
            "reddit",
            "email",
            "mail",
            "print",
            "tweet",
            "copy",
            "link",
            "instagram",
            "youtube",
            "tiktok",
            "threads",
            "bluesky",
            "mastodon",
            "messenger",
            "flipboard",
            "tumblr",
            "vk",
            "viber",
            "rss",
            "flip",
            "pin",
            "teilen",
            "drucken",
            "and",
            "on");

    /** The list for blocks of HTML, with which their model was fitted. */
    static final JunkLines STANDARD = load("junk-lines.txt");

    /** The same and more, for lines of plain text, of which nothing else tells. */
    static final JunkLines TEXT = load("junk-lines.txt", "text-lines.txt");

    private final Map<Long, String> whole = new HashMap<>();
    private final Map<Long, String> beginnings = new HashMap<>();
    private final Map<Long, String> labels = new HashMap<>(); // what stands before a colon
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
        String all = whole.get(search.hash);
        if (all != null) {
            return all;
        }
        String begun = search.begun;
        if (begun != null && (search.words <= MOST_WORDS || begun.equals("cookies"))) {
            return begun;
        }
        String label = search.label;
        return label != null && (search.words <= MOST_WORDS || LONG_LABELLED.contains(label)) ? label : null;
    }

    /** Why a line of some words is junk by what it says, be it a share bar or a notice of copyright; empty where it is not. */
    String junkReason(String line) {
        boolean mayBegin = mayBegin(line, 0, line.length());
        String known = mayBegin ? reason(line) : null;
        if (known != null) {
            return known;
        }
        if (line.charAt(0) == COPYRIGHT) {
            return "copyright";
        }
        return mayBegin && isSharing(line) ? "sharing" : "";
    }

    private static boolean isSharing(String line) {
        int[] counts = new int[2];
        Words.forEach(line, (hash, start, end) -> {
            counts[0]++;
            counts[1] += SHARING.contains(line.substring(start, end).toLowerCase(Locale.ROOT)) ? 1 : 0;
        });
        return counts[0] == counts[1] && counts[0] > 0;
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

    private static JunkLines load(String... resources) {
        JunkLines lines = new JunkLines();
        lines.firstWords.addPairs(SHARING);
        for (String resource : resources) {
            lines.addAll(resource);
        }
        return lines;
    }

    private void addAll(String resource) {
        try (InputStream in = JunkLines.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("classifier-core lacks its resource " + resource);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String reason = "";
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("[")) {
                    reason = line.substring(1, line.length() - 1);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    add(line, reason);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("classifier-core's resource " + resource + " cannot be read", e);
        }
    }

    private void add(String phrase, String reason) {
        Search search = new Search(phrase);
        Words.forEach(phrase, search);
        firstWords.add(phrase);
        Map<Long, String> told = phrase.endsWith("*") ? beginnings : phrase.endsWith(":") ? labels : whole;
        told.put(search.hash, reason);
    }

    /** Goes through the words of a line. */
    private final class Search implements Words.Sink {
        private final String line;
        private long hash;
        private int words;
        private @Nullable String begun;
        private @Nullable String label;
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
            if (end < line.length() && line.charAt(end) == ':' && label == null) {
                label = labels.get(hash);
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
