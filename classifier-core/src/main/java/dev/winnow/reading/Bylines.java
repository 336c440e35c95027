package dev.winnow.reading;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Lines around an article that tell who wrote it, when, and under which words it is filed. They are about it, and no part of it. */
final class Bylines {
    /** So many lines at the end may tell of the author, where so many are kept. */
    static final int LAST = 3;

    static final int A_FEW = 5;

    private static final int MOST_WORDS = 14;

    /** Longer paragraphs may be the article's own, with an address in them. */
    static final int LONGEST = 300;

    /** An address, or "Follow her on". */
    private static final Pattern CONTACT = Pattern.compile(
            "[\\w.]+@[\\w.-]+\\.\\w\\w|\\b[Ff]ollow (?:him|her|them|me|us|the author|@?\\w+(?: \\w+)?) on\\b");

    /** A name, which has capitals; what else may stand among names is short. */
    private static final String NAME =
            "(?:\\p{Lu}[\\p{L}.'\u2019-]*[,;]?|and|of|for|the|in|at|de|van|von|der|la|al|bin|[&|/\u2013\u2014-])";

    /** "By", and names; "Reporting by", and names. */
    private static final Pattern BYLINE =
            Pattern.compile("(?:(?:(?:Additional )?[Rr]eporting|Report|Writing|Written|Story|Words|Posted"
                    + "|Edited|Editing) by|By|BY):? " + NAME + "(?: (?:" + NAME
                    + "|(?:[Ww]riting|[Ee]diting) by))*\\.?");

    /** "Anna Kolm is a reporter". */
    private static final Pattern BIOGRAPHY = Pattern.compile(
            "(?:\\p{Lu}[\\p{L}.'\u2019-]+ |(?:van|von|de|der|la|al|bin) ){2,4}(?:is|was|covers|writes|reports) .{0,60}?\\b(?:reporter|correspondent|journalist"
                    + "|editor|columnist|staff writer|freelance writer|producer)\\b.*");

    private static final Pattern HASHTAGS = Pattern.compile("#[\\p{L}\\p{N}_-]+(?:[ ,]+#[\\p{L}\\p{N}_-]+)*");

    /** What dates are made of, beside numbers. */
    private static final Set<String> DATE_WORDS = Set.of(
            ("january february march april may june july august september october november december jan feb mar apr jun jul aug sep"
                            + " sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur"
                            + " thurs fri sat sun published updated posted last modified first created date on at am pm a p m gmt utc"
                            + " est edt et pst pdt pt bst cet cest ist eat wat sast ago hour hours hr hrs minute minutes min mins day"
                            + " days week weeks month months year years yesterday today of the h st nd rd th an one")
                    .split(" "));

    /** What says that there is a date, and not a price or the number of a telephone. */
    private static final Pattern TELLING = Pattern.compile("(?i)\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
            + "|\\bago\\b|\\b(?:published|updated|posted|modified)\\b|\\b\\d{1,4}([/.-])\\d{1,2}\\1\\d{1,4}\\b");

    private Bylines() {}

    /** Why a line before or after an article's running text is about it; empty where it is not known to be. */
    static String reason(String line) {
        if (isDate(line)) {
            return "date";
        }
        if (HASHTAGS.matcher(line).matches()) {
            return "tags";
        }
        return isByline(line) ? "author" : "";
    }

    private static boolean isByline(String line) {
        return "ABERSWP".indexOf(line.charAt(0)) >= 0
                && line.length() <= TextLines.LONGEST_JUNK
                && BYLINE.matcher(line).matches();
    }

    private static boolean isDate(String line) {
        if (line.length() > TextLines.LONGEST_JUNK / 2 || !TELLING.matcher(line).find()) {
            return false;
        }
        int[] counts = new int[3]; // words, numbers, words of dates
        Words.forEach(line, (hash, start, end) -> {
            String word = line.substring(start, end).toLowerCase(Locale.ROOT);
            counts[0]++;
            if (Character.isDigit(word.charAt(0))) {
                counts[1]++;
            } else if (DATE_WORDS.contains(word)) {
                counts[2]++;
            }
        });
        return counts[0] <= MOST_WORDS && counts[1] > 0 && counts[1] + counts[2] == counts[0] && counts[0] > 1;
    }

    /** Whether a line tells who the author is, or where to be reached. */
    static boolean isAboutAuthor(String line) {
        return line.length() <= LONGEST
                && (isContact(line)
                        || (Character.isUpperCase(line.charAt(0))
                                && BIOGRAPHY.matcher(line).matches()));
    }

    /** Whether a paragraph tells where the author is reached. */
    static boolean isContact(String text) {
        return text.length() <= LONGEST
                && (text.indexOf('@') >= 0 || text.contains("ollow "))
                && CONTACT.matcher(text).find();
    }
}
