package dev.winnow.article;

/**
 * A block of a page that is not part of its article.
 *
 * @param text what it said, white space folded
 * @param reason why it was left out, a short fixed word such as {@code navigation}
 */
public record Block(String text, String reason) {}
