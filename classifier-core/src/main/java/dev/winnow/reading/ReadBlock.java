package dev.winnow.reading;

/**
 * One block of a page, with what reading decided of it.
 *
 * @param kind what it is, by its markup
 * @param text what it says, white space folded; never blank
 * @param kept whether it is part of the article
 * @param reason why it was left out, a short fixed word such as {@code navigation}; empty where it was kept
 * @param probability how likely it is part of the article, in [0, 1], before the rules; 1 or 0 where only rules decided
 */
public record ReadBlock(BlockKind kind, String text, boolean kept, String reason, float probability) {}
