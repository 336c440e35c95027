package dev.winnow.trainer.data.recipe;

import dev.winnow.article.Page;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Leaves out the words of a text that look like names: those with a capital that no sentence begins with. */
final class Names {
    private static final Pattern CAPITALISED =
            Pattern.compile("\\b\\p{Lu}[\\w'\u2019.-]*\\b", Pattern.UNICODE_CHARACTER_CLASS);

    /** A sentence may begin after one of these. */
    private static final String ENDS = ".!?:\"\u201C\u201D";

    /** Headlines with a larger part of their words capitalised are written so, and tell no names. */
    private static final double MOST_IN_A_HEADLINE = 0.6;

    private Names() {}

    /** A page of text without its names. */
    static Page without(Page page) {
        String title = page.title();
        return new Page(
                page.id(),
                page.url(),
                title == null || isCapitalised(title) ? title : without(title),
                withoutIn(page.text()),
                page.html(),
                page.lang());
    }

    private static @Nullable String withoutIn(@Nullable String text) {
        return text == null ? null : without(text);
    }

    private static boolean isCapitalised(String title) {
        String[] words = title.strip().split("\\s+");
        int capitals = 0;
        for (String word : words) {
            capitals += !word.isEmpty() && Character.isUpperCase(word.codePointAt(0)) ? 1 : 0;
        }
        return capitals > MOST_IN_A_HEADLINE * words.length;
    }

    static String without(String text) {
        return text.lines().map(Names::withoutInLine).collect(Collectors.joining("\n"));
    }

    private static String withoutInLine(String line) {
        Matcher words = CAPITALISED.matcher(line);
        return words.replaceAll(
                word -> beginsSentence(line, word.start()) ? Matcher.quoteReplacement(word.group()) : "");
    }

    private static boolean beginsSentence(String line, int at) {
        int before = at - 1;
        while (before >= 0 && Character.isWhitespace(line.charAt(before))) {
            before--;
        }
        return before < 0 || ENDS.indexOf(line.charAt(before)) >= 0;
    }
}
