package dev.winnow.reading.metadata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that a page's site goes by, and titles without them. */
final class SiteNames {
    /** What stands between a headline and the name of a site. */
    private static final Pattern SEPARATOR =
            Pattern.compile("\\s+[-\\u2013\\u2014\\u00B7\\u2022\\u00BB:~/]+\\s+|\\s*[|\\uFF5C]\\s*|:\\s+");

    private static final Pattern BAR = Pattern.compile("\\s*[|\\uFF5C]\\s*");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final int TELLING = 4;

    /** How long what stands before a bar is, where all after it goes: a headline, and no name of a section. */
    private static final int HEADLINE = 20;

    private final Set<String> keys = new HashSet<>();
    private final List<String> hostLabels = new ArrayList<>();

    /**
     * The names of a site.
     *
     * @param said what it calls itself
     * @param site its host, without {@code www.}; empty if that is not known
     */
    SiteNames(Collection<String> said, String site) {
        said.forEach(name -> keys.add(key(name)));
        if (!site.isEmpty()) {
            keys.add(key(site));
            keys.add(key("www." + site));
            String[] labels = site.split("\\.");
            for (int i = 0; i < labels.length - 1; i++) {
                String label = key(labels[i]);
                keys.add(label);
                if (label.length() >= TELLING) {
                    hostLabels.add(label);
                }
            }
        }
        keys.remove("");
    }

    /** Whether this is one of the names, whatever its case, punctuation and article. */
    boolean contain(String text) {
        return keys.contains(key(text));
    }

    private boolean isLike(String text) {
        String key = key(text);
        if (keys.contains(key)) {
            return true;
        }
        for (String label : hostLabels) {
            if (key.contains(label) || key.length() >= TELLING && label.contains(key)) {
                return key.length() <= 3 * label.length();
            }
        }
        return false;
    }

    /**
     * A title without the site's names at its ends, and where a headline is followed by a bar, without what comes after it.
     * A title that is nothing else stays as it is.
     */
    String strippedFrom(String title) {
        List<int[]> gaps = new ArrayList<>();
        Matcher matcher = SEPARATOR.matcher(title);
        while (matcher.find()) {
            gaps.add(new int[] {matcher.start(), matcher.end()});
        }
        int end = title.length();
        int last = gaps.size() - 1;
        while (last >= 0 && isLike(title.substring(gaps.get(last)[1], end))) {
            end = gaps.get(last--)[0];
        }
        int from = 0;
        for (int i = 0; i <= last && isLike(title.substring(from, gaps.get(i)[0])); i++) {
            from = gaps.get(i)[1];
        }
        for (int i = 0; i <= last; i++) {
            int gap = gaps.get(i)[0];
            boolean bar = BAR.matcher(title.substring(gap, gaps.get(i)[1])).matches();
            if (bar && gap - from >= HEADLINE) {
                end = gap;
                break;
            }
        }
        String rest = from < end ? title.substring(from, end).strip() : "";
        return rest.isEmpty() ? title : rest;
    }

    /** Letters and digits only, so that "The Daily Example" is "dailyexample". */
    private static String key(String text) {
        String key = NOT_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        return key.startsWith("the") ? key.substring("the".length()) : key;
    }
}
