package dev.winnow.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reading made of a page.
 *
 * @param id the page's id
 * @param url the page's url
 * @param lang the page's language as a BCP 47 code, where it is known or could be told
 * @param site the host of its url without {@code www.}, where there is one
 * @param published when it says it was published, as an ISO 8601 date or time, where it says so
 * @param types what kind of page it says it is, such as {@code newsarticle}; empty for plain text
 * @param title the headline; empty where none was found
 * @param text the kept blocks, one a line; empty where nothing was kept
 * @param dropped the blocks left out, in page order, each with its reason
 */
public record Article(
        @Nullable String id,
        @Nullable String url,
        @Nullable String lang,
        @Nullable String site,
        @Nullable String published,
        List<String> types,
        String title,
        String text,
        List<Block> dropped) {

    /** Copies the lists. */
    public Article {
        types = List.copyOf(types);
        dropped = List.copyOf(dropped);
    }

    /** The same article in another language. */
    public Article withLang(String newLang) {
        return new Article(id, url, newLang, site, published, types, title, text, dropped);
    }
}
