package dev.winnow.feature;

import dev.winnow.article.Article;
import dev.winnow.article.Block;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the features of an article are called. A hash cannot be read back, so the article's own words, word pairs and triples, and
 * traits are hashed again one by one, and what gives the hash of a known row is its name. Slow, and for explanations only. Not
 * thread-safe.
 *
 * <p>Character n-grams, and n-grams across what is not a letter or digit in some scripts, stay without a name.
 */
public final class NgramNames {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+|[\\p{So}]");
    /** A text is named up to here; beyond, n-grams that were not met before stay without a name. */
    private static final int MOST_WORDS = 100_000;

    /** A named feature. */
    public record Named(Field field, String name) {}

    private final FeatureSpec spec;
    private final Vocabulary vocabulary;
    private final Map<Integer, Named> names = new HashMap<>(); // by row
    private final NgramHasher hasher;
    private long last;
    private int hashes;

    private NgramNames(FeatureSpec spec, Vocabulary vocabulary) {
        this.spec = spec;
        this.vocabulary = vocabulary;
        // Character n-grams come after the word n-grams of a word, so the last word n-gram is found without them.
        this.hasher = new NgramHasher(spec.withCharNgrams(0, 0).withLeadWords(0), (found, count) -> {
            last = found[count - 1];
            hashes += count;
        });
    }

    /** The names of an article's known features, by vocabulary row. */
    public static Map<Integer, Named> of(Article article, FeatureSpec spec, Vocabulary vocabulary) {
        NgramNames all = new NgramNames(spec, vocabulary);
        all.add(article.title(), true, spec.title() == TitleUse.SEPARATE);
        if (spec.title() == TitleUse.BOTH) {
            all.add(article.title(), true, true);
        }
        all.add(article.text(), false, false);
        if (spec.pageFields()) {
            for (Block block : article.dropped()) {
                all.addLeftOut(block);
            }
            for (String trait : PageTraits.of(article)) {
                all.put(NgramHasher.hashTrait(trait), Field.PAGE, trait);
            }
            all.addStyle(article.title(), article.text());
        }
        return all.names;
    }

    private void add(String text, boolean isTitle, boolean separate) {
        Matcher words = WORD.matcher(text);
        String[] before = new String[spec.wordNgrams()];
        for (int n = 0; n < MOST_WORDS && words.find(); n++) {
            String ngram = "";
            System.arraycopy(before, 0, before, 1, before.length - 1);
            before[0] = words.group();
            for (String word : before) {
                if (word == null) {
                    break;
                }
                ngram = ngram.isEmpty() ? word : word + " " + ngram;
                Long hash = hash(ngram, separate);
                if (hash != null) {
                    put(hash, Field.TEXT, isTitle && separate ? "title: " + ngram : ngram);
                }
            }
        }
    }

    /** The hash of the longest n-gram that ends a short text. */
    private @Nullable Long hash(String ngram, boolean asTitle) {
        hashes = 0;
        if (asTitle) {
            hasher.hashTitle(ngram);
        } else {
            hasher.hash("", ngram);
        }
        return hashes == 0 ? null : last;
    }

    private void addLeftOut(Block block) {
        Matcher words = WORD.matcher(block.text());
        for (int n = 0; n < MOST_WORDS && words.find(); n++) {
            hashes = 0;
            hasher.hashDropped(words.group());
            if (hashes > 0) {
                put(last, Field.LEFT_OUT, words.group());
            }
        }
    }

    private void addStyle(String title, String text) {
        String[] before = new String[Style.LONGEST_NGRAM];
        Style.scan(title, text, (where, from, to) -> {
            System.arraycopy(before, 0, before, 1, before.length - 1);
            before[0] = where.subSequence(from, to).toString();
            addStyle(before);
        });
    }

    private void addStyle(String[] before) {
        String source = "";
        String name = "";
        for (String token : before) {
            if (token == null) {
                break;
            }
            source = source.isEmpty() ? token : token + " " + source;
            name = name.isEmpty()
                    ? Style.name(token, 0, token.length())
                    : Style.name(token, 0, token.length()) + " " + name;
            hashes = 0;
            hasher.hashStyle("", source);
            if (hashes > 0) {
                put(last, Field.STYLE, name);
            }
        }
    }

    private void put(long hash, Field field, String name) {
        int row = vocabulary.row(hash);
        if (row >= 0) {
            names.putIfAbsent(row, new Named(field, name));
        }
    }
}
