package dev.winnow.feature;

import dev.winnow.article.Article;
import dev.winnow.article.Block;
import java.util.Objects;

/**
 * Turns text into hashed n-grams: words (runs of letters, digits and marks of any script, case folded), pairs of
 * neighbouring characters where a script is written without spaces, symbols such as emoji one by one; then n-grams of
 * neighbouring tokens, and if asked for the character n-grams inside each word. No String is made.
 *
 * <p>Hashes have 64 bits, mixed by the finisher of MurmurHash3 (Appleby, public domain); an n-gram's mixes that of its first
 * n-1 tokens with that of its last. Text and its UTF-8 give the same hashes. Reused from text to text; not thread-safe: one
 * a thread.
 */
public final class NgramHasher {

    /** Takes hashes as they are made. */
    @FunctionalInterface
    public interface Sink {
        /** Takes {@code hashes[0..count)}; the array is reused after the call. */
        void accept(long[] hashes, int count);
    }

    private static final long TEXT_SEED = 0x9E3779B97F4A7C15L;
    private static final long TITLE_SEED = 0xC2B2AE3D27D4EB4FL;
    private static final long DROPPED_SEED = 0x8CB92BA72F3D8DD7L;
    private static final long TRAIT_SEED = 0xD1B54A32D192ED03L;

    private final TitleUse title;
    private final int leadWords;
    private final Sink sink;
    private final Ngrams ngrams;
    private final TokenScanner scanner;
    private final Ngrams dropped;
    private final TokenScanner droppedScanner;
    private final Ngrams style;
    private final Utf8Window window = new Utf8Window();

    /** A hasher that makes the n-grams the spec asks for. */
    public NgramHasher(FeatureSpec spec, Sink sink) {
        this.title = spec.title();
        this.leadWords = spec.leadWords();
        this.sink = sink;
        this.ngrams = new Ngrams(spec, sink);
        this.scanner = new TokenScanner(ngrams);
        this.dropped = new Ngrams(spec.withWordNgrams(1).withCharNgrams(0, 0), sink);
        this.droppedScanner = new TokenScanner(dropped);
        this.style = new Ngrams(spec.withWordNgrams(Style.LONGEST_NGRAM).withCharNgrams(0, 0), sink);
    }

    /** The finisher of MurmurHash3: every input bit changes every output bit with probability one half. */
    public static long mix(long h) {
        h = (h ^ (h >>> 33)) * 0xFF51AFD7ED558CCDL;
        h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return h ^ (h >>> 33);
    }

    /** Hashes one article; all its hashes have reached the sink when this returns. */
    public void hash(CharSequence titleText, CharSequence text) {
        Objects.requireNonNull(text); // before anything of the title is kept, which the next article would get
        hash(titleText, text, text.length());
        if (leadWords > 0) {
            hash(titleText, text, Lead.end(text, leadWords));
        }
        ngrams.flush();
    }

    private void hash(CharSequence titleText, CharSequence text, int to) {
        if (titleText.length() > 0) {
            if (title != TitleUse.SEPARATE) {
                hashField(titleText, titleText.length(), TEXT_SEED, scanner);
            }
            if (title != TitleUse.JOINED) {
                hashField(titleText, titleText.length(), TITLE_SEED, scanner);
            }
        }
        hashField(text, to, TEXT_SEED, scanner);
    }

    /** Hashes one article that lies in memory as UTF-8. */
    public void hash(Utf8Text titleText, Utf8Text text) {
        Objects.requireNonNull(text);
        hash(titleText, text, text.to);
        if (leadWords > 0) {
            hash(titleText, text, Lead.end(text, leadWords));
        }
        ngrams.flush();
    }

    private void hash(Utf8Text titleText, Utf8Text text, int to) {
        if (titleText.length() > 0) {
            if (title != TitleUse.SEPARATE) {
                hashField(titleText, titleText.to, TEXT_SEED);
            }
            if (title != TitleUse.JOINED) {
                hashField(titleText, titleText.to, TITLE_SEED);
            }
        }
        hashField(text, to, TEXT_SEED);
    }

    /**
     * Hashes one field of an article, numbered as in {@link Field}: its title and text, the single words of the blocks that
     * reading left out, the traits of its page, the n-grams of its {@link Style}. The fields have no hash in common.
     *
     * @throws IllegalArgumentException if there is no such field
     */
    public void hash(Article article, int field) {
        switch (field) {
            case 0 -> hash(article.title(), article.text());
            case 1 -> {
                for (Block block : article.dropped()) {
                    hashDropped(block.text());
                }
            }
            case 2 -> {
                long[] hashes = PageTraits.of(article).stream()
                        .mapToLong(NgramHasher::hashTrait)
                        .toArray();
                sink.accept(hashes, hashes.length);
            }
            case 3 -> hashStyle(article.title(), article.text());
            default -> throw new IllegalArgumentException("an article has no field " + field);
        }
    }

    /** Hashes the words of a block that reading left out. */
    void hashDropped(String text) {
        hashField(text, text.length(), DROPPED_SEED, droppedScanner);
        dropped.flush();
    }

    /** Hashes how a title and a text are written. */
    void hashStyle(String titleText, String text) {
        style.startField(0);
        Style.scan(titleText, text, (where, from, to) -> style.add(Style.hash(where, from, to)));
        style.flush();
    }

    /** Hashes a title as a field of its own. */
    void hashTitle(String text) {
        hashField(text, text.length(), TITLE_SEED, scanner);
        ngrams.flush();
    }

    /** The hash of a trait of a page. */
    static long hashTrait(String trait) {
        long h = TRAIT_SEED;
        for (int i = 0; i < trait.length(); i++) {
            h = mix(h ^ trait.charAt(i));
        }
        return h;
    }

    private void hashField(CharSequence text, int to, long seed, TokenScanner scanner) {
        scanner.startField(seed);
        window.clear();
        for (int i = 0; i < to; ) {
            i = window.read(text, i, to);
            window.drop(scanner.scan(window.bytes, 0, window.length, i == to));
        }
        scanner.endField();
    }

    private void hashField(Utf8Text text, int to, long seed) {
        scanner.startField(seed);
        int end = scanner.scan(text.bytes, text.from, to, false);
        window.set(text.bytes, end, to);
        scanner.scan(window.bytes, 0, window.length, true);
        scanner.endField();
    }
}
