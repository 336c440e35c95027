package dev.winnow;

import dev.winnow.article.Article;
import dev.winnow.language.LanguageGuess;
import dev.winnow.language.LanguageHead;
import dev.winnow.language.LanguageTag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells whether an article is in a language that a model was made for. Immutable and thread-safe. */
final class LanguageGate {
    /** A shorter text that could be of any language is let through: its words tell little else, either. */
    private static final int TOO_SHORT = 100;

    private final List<String> languages;

    /** @param languages primary subtags; empty for any language */
    LanguageGate(List<String> languages) {
        this.languages = languages;
    }

    boolean isOpen() {
        return languages.isEmpty();
    }

    /** The article with its language told, where that was not known and can be told. */
    Article withLanguage(Article article) {
        if (isOpen() || article.lang() != null) {
            return article;
        }
        LanguageGuess guess = LanguageHead.standard().guess(article.text());
        return guess.isDetermined() ? article.withLang(guess.code()) : article;
    }

    /** Whether to answer an article of this language (null where it could not be told) with this text. */
    boolean admits(@Nullable String lang, CharSequence text) {
        if (isOpen()) {
            return true;
        }
        Optional<String> told = LanguageTag.of(lang);
        if (told.isPresent()) {
            return languages.contains(LanguageTag.language(told.get()));
        }
        // Not like the usual text of any language, such as a list of names: what it is most like decides.
        return text.length() < TOO_SHORT
                || languages.contains(LanguageHead.standard().best(text).code());
    }
}
