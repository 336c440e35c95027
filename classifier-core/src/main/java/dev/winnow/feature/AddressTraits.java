package dev.winnow.feature;

import java.util.List;
import java.util.Locale;

/** What the address of a page shows of its kind: words of its folders, dates, numbers, depth. Never its site's name. */
final class AddressTraits {
    /** Longer addresses are read up to here. */
    private static final int MOST_CHARACTERS = 2000;

    private static final int MOST_FOLDERS = 8;

    private AddressTraits() {}

    static void add(String url, List<String> traits) {
        String rest = url.length() > MOST_CHARACTERS ? url.substring(0, MOST_CHARACTERS) : url;
        int scheme = rest.indexOf("://");
        rest = (scheme < 0 ? rest : rest.substring(scheme + 3)).toLowerCase(Locale.ROOT);
        int fragment = rest.indexOf('#');
        rest = fragment < 0 ? rest : rest.substring(0, fragment);
        int query = rest.indexOf('?');
        if (query >= 0) {
            traits.add("address-query");
            rest = rest.substring(0, query);
        }
        int slash = rest.indexOf('/');
        addHost(slash < 0 ? rest : rest.substring(0, slash), traits);
        addPath(slash < 0 ? "" : rest.substring(slash + 1), traits);
    }

    /** Only what stands before the site's own name, such as {@code blog.} or {@code shop.}. */
    private static void addHost(String host, List<String> traits) {
        String[] labels = host.split("\\.");
        if (labels.length > 2 && !labels[0].equals("www") && isWord(labels[0])) {
            traits.add("address-host=" + labels[0]);
        }
    }

    private static void addPath(String path, List<String> traits) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (trimmed.isEmpty()) {
            traits.add("address-root");
            return;
        }
        String[] folders = trimmed.split("/");
        traits.add("address-depth=" + Math.min(folders.length, MOST_FOLDERS));
        for (int i = 0; i < Math.min(folders.length - 1, MOST_FOLDERS); i++) {
            for (String word : folders[i].split("[^\\p{L}]+")) {
                if (isWord(word)) {
                    traits.add("address-folder=" + word);
                }
            }
            if (isYear(folders[i])) {
                traits.add("address-dated");
            }
        }
        addPage(folders.length == 0 ? "" : folders[folders.length - 1], traits);
    }

    private static void addPage(String name, List<String> traits) {
        int dot = name.lastIndexOf('.');
        if (dot > 0 && name.length() - dot <= 6) {
            traits.add("address-ending=" + name.substring(dot + 1));
        }
        String page = dot > 0 ? name.substring(0, dot) : name;
        int words = 0;
        for (String word : page.split("[^\\p{L}\\p{N}]+")) {
            words += word.isEmpty() ? 0 : 1;
        }
        traits.add("address-words=" + Math.min(words, 10));
        if (words == 1 && isWord(page)) {
            traits.add("address-page=" + page);
        }
        int digits = longestRunOfDigits(page);
        if (digits >= 3) {
            traits.add("address-digits=" + Math.min(digits, 10));
        }
    }

    private static boolean isWord(String word) {
        return word.length() >= 2 && word.length() <= 20 && word.chars().allMatch(Character::isLetter);
    }

    private static boolean isYear(String folder) {
        return folder.length() == 4
                && (folder.startsWith("19") || folder.startsWith("20"))
                && longestRunOfDigits(folder) == 4;
    }

    private static int longestRunOfDigits(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = Character.isDigit(text.charAt(i)) ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
