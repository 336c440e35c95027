package dev.winnow.reading.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Decides who wrote a page: the first kind of source that names somebody. */
final class AuthorNames {
    private static final List<String> META = List.of(
            "author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "article:author", "byl");
    private static final List<String> VISIBLE = List.of("itemprop:author", "rel:author", "class:author");

    private static final Pattern LEADING = Pattern.compile(
            "^(written by|posted by|by|von|par|por|di|door|av|af|autor(in)?:|author:|text:)(\\s+|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN = Pattern.compile("\\s*[,;|]\\s*|\\s+(?:and|und|et|y|&)\\s+");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\s*\\([^)]*\\)");
    private static final int MOST = 20;
    private static final int LONGEST = 80;
    private static final int MOST_WORDS = 6;

    private AuthorNames() {}

    /** Names of persons or agencies; the site itself only where nobody else is named. */
    static List<String> choose(Findings findings, LinkedData data, SiteNames site) {
        List<List<String>> sources = new ArrayList<>();
        sources.add(data.authors());
        META.forEach(key -> sources.add(findings.all(List.of(key))));
        VISIBLE.forEach(
                key -> sources.add(findings.all(List.of(key)).stream().limit(3).toList()));
        List<String> onlySite = List.of();
        for (List<String> source : sources) {
            List<String> names = clean(source);
            List<String> others =
                    names.stream().filter(name -> !site.contain(name)).toList();
            if (!others.isEmpty()) {
                return others;
            }
            onlySite = onlySite.isEmpty() ? names : onlySite;
        }
        return onlySite;
    }

    private static List<String> clean(List<String> written) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String text : written) {
            for (String part : BETWEEN.split(withoutBrackets(text))) {
                String name = LEADING.matcher(part.strip()).replaceFirst("").strip();
                if (isName(name) && names.size() < MOST) {
                    names.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
                }
            }
        }
        return List.copyOf(names.values());
    }

    private static String withoutBrackets(String text) {
        return LEADING.matcher(IN_BRACKETS.matcher(text).replaceAll("")).replaceFirst("");
    }

    private static boolean isName(String name) {
        return name.length() >= 2
                && name.length() <= LONGEST
                && name.chars().anyMatch(Character::isLetter)
                && name.chars().noneMatch(c -> Character.isDigit(c) || c == '@' || c == '/' || c == '<')
                && name.split(" ").length <= MOST_WORDS;
    }
}
