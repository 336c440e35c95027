package dev.winnow.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * The article as the page's JSON-LD tells it: evidence for blocks that say the same, since it may be cut, be another
 * article's, or hold more than is shown. Found by its key, so that broken JSON does not matter.
 */
final class StructuredBody {
    private static final String KEY = "\"articleBody\"";
    private static final int MOST_CHARACTERS = 200_000;

    private final String text;
    private final Set<Long> triples = new HashSet<>();

    private StructuredBody(String text) {
        this.text = text;
        if (!text.isEmpty()) {
            Words.forEach(text, new Triples(triples::add));
        }
    }

    /** The longest body in these scripts; empty where there is none. */
    static StructuredBody of(List<String> scripts) {
        String longest = "";
        for (String script : scripts) {
            for (int at = script.indexOf(KEY); at >= 0; at = script.indexOf(KEY, at + KEY.length())) {
                String body = value(script, at + KEY.length());
                longest = body.length() > longest.length() ? body : longest;
            }
        }
        return new StructuredBody(longest);
    }

    boolean isEmpty() {
        return triples.isEmpty();
    }

    String text() {
        return text;
    }

    /** Of a block's word triples, the share that the body has; 0 for a block of fewer than three words. */
    float share(String block) {
        int[] counts = new int[2];
        Words.forEach(block, new Triples(triple -> {
            counts[0]++;
            counts[1] += triples.contains(triple) ? 1 : 0;
        }));
        return counts[0] == 0 ? 0 : counts[1] / (float) counts[0];
    }

    /** The JSON string that begins after a colon, markup in it taken out. */
    private static String value(String script, int from) {
        int at = from;
        int length = script.length();
        while (at < length && (script.charAt(at) <= ' ' || script.charAt(at) == ':')) {
            at++;
        }
        if (at == length || script.charAt(at) != '"') {
            return "";
        }
        StringBuilder out = new StringBuilder();
        for (at++; at < length && script.charAt(at) != '"' && out.length() < MOST_CHARACTERS; at++) {
            char c = script.charAt(at);
            if (c == '\\' && at + 1 < length) {
                c = script.charAt(++at);
                if (c == 'u' && at + 4 < length) {
                    out.append((char) unicode(script, at + 1));
                    at += 4;
                    continue;
                }
                c = c == 'n' ? '\n' : c == 't' || c == 'r' ? ' ' : c;
            }
            out.append(c);
        }
        return out.indexOf("<") < 0 ? out.toString() : withoutTags(out);
    }

    private static int unicode(String script, int at) {
        int code = 0;
        for (int i = at; i < at + 4; i++) {
            code = code * 16 + Math.max(0, Character.digit(script.charAt(i), 16));
        }
        return code;
    }

    private static String withoutTags(CharSequence html) {
        StringBuilder out = new StringBuilder(html.length());
        boolean tag = false;
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '<') {
                tag = true;
                out.append('\n');
            } else if (c == '>' && tag) {
                tag = false;
            } else if (!tag) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Hands on each three words that follow one another. */
    private static final class Triples implements Words.Sink {
        private final LongConsumer sink;
        private long last;
        private long lastButOne;
        private int count;

        Triples(LongConsumer sink) {
            this.sink = sink;
        }

        @Override
        public void word(long hash, int start, int end) {
            if (++count >= 3) {
                sink.accept(Words.pair(Words.pair(lastButOne, last), hash));
            }
            lastButOne = last;
            last = hash;
        }
    }
}
