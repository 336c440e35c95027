package dev.winnow.article;

import org.jspecify.annotations.Nullable;

/**
 * What came in: one page of the web, as HTML or as plain text.
 *
 * <p>Where {@code html} is present it alone is read; {@code text} and {@code title} are then ignored, because in
 * labelled data they are often the answer rather than the question. What is empty or blank, as where a table or a crawl has
 * nothing, counts as absent: a {@code url} always, {@code html} beside a title or a text.
 *
 * @param id the caller's name for the page, echoed in results
 * @param url where the page was found
 * @param title its headline, where the page came as plain text
 * @param text its plain text
 * @param html its HTML source
 * @param lang its language, where the caller knows it, in any way that {@link dev.winnow.language.LanguageTag#of} understands
 */
public record Page(
        @Nullable String id,
        @Nullable String url,
        @Nullable String title,
        @Nullable String text,
        @Nullable String html,
        @Nullable String lang) {

    /** Leaves out what is blank. */
    public Page {
        url = isBlank(url) ? null : url;
        html = isBlank(html) && !(isBlank(title) && isBlank(text)) ? null : html;
    }

    private static boolean isBlank(@Nullable String s) {
        return s == null || s.isBlank();
    }

    /** A page of plain text without a title. */
    public static Page ofText(String text) {
        return new Page(null, null, null, text, null, null);
    }

    /** A page of plain text with its headline. */
    public static Page ofText(String title, String text) {
        return new Page(null, null, title, text, null, null);
    }

    /** A page of a file of plain text: its first line is the headline if that has a word and a blank line follows. */
    public static Page ofTextFile(String text) {
        int firstEnd = text.indexOf('\n');
        int secondEnd = text.indexOf('\n', firstEnd + 1);
        if (firstEnd < 0 || secondEnd < 0) {
            return ofText(text);
        }
        String title = text.substring(0, firstEnd).strip();
        boolean blankFollows = text.substring(firstEnd, secondEnd).isBlank();
        boolean anyWord = title.codePoints().anyMatch(Character::isLetterOrDigit);
        return anyWord && blankFollows ? ofText(title, text.substring(secondEnd + 1)) : ofText(text);
    }

    /** A page of HTML source. */
    public static Page ofHtml(String html) {
        return new Page(null, null, null, null, html, null);
    }

    /** The same page under another name. */
    public Page withId(String newId) {
        return new Page(newId, url, title, text, html, lang);
    }
}
