package dev.winnow.feature;

import dev.winnow.article.Article;
import dev.winnow.article.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What shows what kind of page an article stands on, beside its words: what the page says it is, the shape of its address, how
 * much of it was left out and why, the shape of its text. Each trait is a short token such as {@code type=newsarticle} or
 * {@code words=9}; amounts are told by the power of two they reach, shares in eighths.
 *
 * <p>A bare page, one without an address that says neither its type nor its date, as pasted text does not, has traits of its own,
 * such as {@code bare-words=9}: that it shows so little would in a crawled page tell a lot.
 */
public final class PageTraits {
    private PageTraits() {}

    /** The traits of an article, each once, in a fixed order. */
    public static List<String> of(Article article) {
        List<String> traits = new ArrayList<>(64);
        for (String type : article.types()) {
            traits.add("type=" + type);
        }
        if (article.url() != null) {
            AddressTraits.add(article.url(), traits);
        }
        if (article.published() != null) {
            traits.add("dated");
        }
        TextShape text = TextShape.of(article.text());
        addText(text, traits);
        addTitle(article.title(), traits);
        addDropped(article.dropped(), text.words(), traits);
        if (isBare(article)) {
            traits.replaceAll(trait -> "bare-" + trait);
        }
        return traits.stream().distinct().toList();
    }

    private static boolean isBare(Article article) {
        return article.url() == null
                && article.site() == null
                && article.published() == null
                && article.types().isEmpty();
    }

    private static void addText(TextShape text, List<String> traits) {
        traits.add("words=" + powerOfTwo(text.words()));
        traits.add("lines=" + powerOfTwo(text.lines()));
        if (text.words() == 0) {
            return;
        }
        traits.add("line-words=" + powerOfTwo(text.words() / Math.max(1, text.lines())));
        traits.add("sentence-lines=" + eighths(text.sentenceLines(), text.lines()));
        traits.add("short-lines=" + eighths(text.shortLines(), text.lines()));
        traits.add("capitals=" + eighths(text.capitals(), text.words()));
        traits.add("digits=" + perThousand(text.digits(), text.words()));
        traits.add("quotes=" + perThousand(text.quotes(), text.words()));
        traits.add("questions=" + perThousand(text.questions(), text.words()));
        traits.add("exclamations=" + perThousand(text.exclamations(), text.words()));
    }

    private static void addTitle(String title, List<String> traits) {
        TextShape shape = TextShape.of(title);
        traits.add("title-words=" + Math.min(shape.words(), 16));
        if (shape.questions() > 0) {
            traits.add("title-asks");
        }
        if (shape.digits() > 0) {
            traits.add("title-digits");
        }
    }

    private static void addDropped(List<Block> dropped, int kept, List<String> traits) {
        Map<String, Integer> reasons = new HashMap<>();
        int words = 0;
        for (Block block : dropped) {
            reasons.merge(block.reason(), 1, Integer::sum);
            words += TextShape.of(block.text()).words();
        }
        traits.add("left-out-words=" + powerOfTwo(words));
        traits.add("kept=" + eighths(kept, kept + words));
        new TreeMap<>(reasons).forEach((reason, count) -> traits.add("left-out:" + reason + "=" + powerOfTwo(count)));
    }

    /** 0 for none, 1 for 1, 2 for 2 and 3, 3 for 4 to 7, and so on. */
    private static int powerOfTwo(int amount) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(amount);
    }

    private static int perThousand(int amount, int words) {
        return powerOfTwo((int) (amount * 1000L / words));
    }

    private static int eighths(int part, int whole) {
        return whole == 0 ? 0 : (int) (part * 8L / whole);
    }
}
