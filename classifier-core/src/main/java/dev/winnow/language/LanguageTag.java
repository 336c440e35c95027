package dev.winnow.language;

import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Language tags as pages and callers write them: {@code en_US}, {@code eng}, {@code EN}, {@code English}. Stateless and
 * thread-safe.
 */
public final class LanguageTag {
    private static final int LONGEST = 35;
    /** A longer first part is no code of ISO 639, but may be a name. */
    private static final int LONGEST_CODE = 3;

    /** Codes of ISO 639 that name no one language: undetermined, several, not coded, none at all. */
    private static final Set<String> NO_LANGUAGE = Set.of("und", "mul", "mis", "zxx");

    /** Codes that ISO 639-1 once had, which Java puts right. */
    private static final Set<String> OLD = Set.of("in", "iw", "ji");

    /** Long codes and short ones, by turns, where ISO 639-2 has another long code for libraries than Java knows. */
    private static final String LIBRARIES = "alb sq arm hy baq eu bur my chi zh cze cs dut nl fre fr geo ka ger de "
            + "gre el ice is mac mk mao mi may ms per fa rum ro slo sk tib bo wel cy";

    private LanguageTag() {}

    /**
     * The tag in BCP 47's own form, with the two letters of ISO 639-1 where a language has them.
     *
     * @return empty if it is no tag, or says that the language is not known or that there is not one
     */
    public static Optional<String> of(@Nullable String written) {
        if (written == null || isUsual(written)) {
            return Optional.ofNullable(written);
        }
        String tag = first(written).replace('_', '-');
        if (tag.isEmpty() || tag.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Locale locale =
                    new Locale.Builder().setLanguageTag(withShortCode(tag)).build();
            String language = locale.getLanguage();
            boolean known = !language.isEmpty() && language.length() <= LONGEST_CODE && !NO_LANGUAGE.contains(language);
            return known ? Optional.of(locale.toLanguageTag()) : Optional.empty();
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /** The code of the language alone, {@code en} of {@code en-GB}. */
    public static String language(String tag) {
        int dash = tag.indexOf('-');
        return dash < 0 ? tag : tag.substring(0, dash);
    }

    /** Two small letters, as nearly all are. */
    private static boolean isUsual(String written) {
        return written.length() == 2
                && isSmall(written.charAt(0))
                && isSmall(written.charAt(1))
                && !OLD.contains(written);
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** Of a list, as in {@code en, de;q=0.5}, the first. */
    private static String first(String written) {
        String list = written.strip();
        int end = 0;
        while (end < list.length() && ",; ".indexOf(list.charAt(end)) < 0) {
            end++;
        }
        return list.substring(0, end);
    }

    private static String withShortCode(String tag) {
        String language = language(tag);
        if (language.length() < LONGEST_CODE) {
            return tag;
        }
        String code = Codes.SHORT.get(language.toLowerCase(Locale.ROOT));
        return code == null ? tag : code + tag.substring(language.length());
    }

    /** Made when first asked for; most pages write two letters. */
    private static final class Codes {
        /** By long codes, {@code eng} and its like, and by names, {@code english} and its like. */
        static final Map<String, String> SHORT = byCodesAndNames();

        private static Map<String, String> byCodesAndNames() {
            Map<String, String> codes = new HashMap<>();
            for (String code : Locale.getISOLanguages()) {
                Locale locale = new Locale.Builder().setLanguage(code).build();
                String name = locale.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT);
                codes.putIfAbsent(name, locale.getLanguage());
                codes.put(locale.getISO3Language(), locale.getLanguage());
            }
            String[] pairs = LIBRARIES.split(" ");
            for (int i = 0; i < pairs.length; i += 2) {
                codes.put(pairs[i], pairs[i + 1]);
            }
            return Map.copyOf(codes);
        }
    }
}
