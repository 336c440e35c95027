package dev.winnow.reading;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    private static final List<String> BYLINE_BEGINNINGS = List.of(
            "By",
            "BY",
            "Reporting by",
            "Additional reporting by",
            "Additional Reporting by",
            "Report by",
            "Writing by",
            "Written by",
            "Story by",
            "Words by",
            "Posted by",
            "Edited by",
            "Editing by");

    /** "By", and names; "Reporting by", and names. */
    private static final Pattern BYLINE = Pattern.compile("(?:" + String.join("|", BYLINE_BEGINNINGS) + "):? " + NAME
            + "(?: (?:" + NAME + "|(?:[Ww]riting|[Ee]diting) by))*\\.?");

    /** What follows the name of an author, and how far behind the beginning at most. */
    private static final List<String> VERBS = List.of("is", "was", "covers", "writes", "reports");

    private static final List<String> SPACED_VERBS =
            VERBS.stream().map(verb -> " " + verb + " ").toList();

    private static final int LONGEST_NAME = 100;

    /** "Anna Kolm is a reporter". */
    private static final Pattern BIOGRAPHY =
            Pattern.compile("(?:\\p{Lu}[\\p{L}.'\u2019-]+ |(?:van|von|de|der|la|al|bin) ){2,4}(?:"
                    + String.join("|", VERBS) + ") .{0,60}?\\b(?:reporter|correspondent|journalist"
                    + "|editor|columnist|staff writer|freelance writer|producer)\\b.*");

    private static final Pattern HASHTAGS = Pattern.compile("#[\\p{L}\\p{N}_-]+(?:[ ,]+#[\\p{L}\\p{N}_-]+)*");

    /** What dates are made of, beside numbers. */
    private static final long[] DATE_WORDS = Stream.of(
                    ("january february march april may june july august september october november december jan feb "
                                    + "mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday "
                                    + "sunday mon tue tues wed thu thur thurs fri sat sun published updated posted last modified first "
                                    + "created date on at am pm a p m gmt utc est edt et pst pdt pt bst cet cest ist eat wat sast ago "
                                    + "hour hours hr hrs minute minutes min mins day days week weeks month months year years yesterday "
                                    + "today of the h st nd rd th an one")
                            .split(" "))
            .mapToLong(Words::hash)
            .sorted()
            .toArray();

    /** What says that there is a date, and not a price or the number of a telephone. */
    private static final Pattern TELLING = Pattern.compile("(?i)\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
            + "|\\bago\\b|\\b(?:published|updated|posted|modified)\\b|\\b\\d{1,4}([/.-])\\d{1,2}\\1\\d{1,4}\\b");

    private Bylines() {}

    /** Of what is kept, the last that may tell of the author; none where too little is. */
    static int[] last(int[] kept) {
        return kept.length < A_FEW ? new int[0] : Arrays.copyOfRange(kept, kept.length - LAST, kept.length);
    }

    /** Why a line before or after an article's running text is about it; empty where it is not known to be. */
    static String reason(String line) {
        if (line.length() > TextLines.LONGEST_JUNK) {
            return "";
        }
        if (isOfDateWords(line, 0, line.length()) && TELLING.matcher(line).find()) {
            return "date";
        }
        if (HASHTAGS.matcher(line).matches()) {
            return "tags";
        }
        return beginsAsByline(line, 0) && BYLINE.matcher(line).matches() ? "author" : "";
    }

    /** Whether what stands there may be such a line, seen without taking it out. */
    static boolean mayBe(String text, int start, int end) {
        return end - start <= TextLines.LONGEST_JUNK
                && (text.charAt(start) == '#' || isOfDateWords(text, start, end) || beginsAsByline(text, start));
    }

    private static boolean beginsAsByline(String text, int start) {
        if ("ABERSWP".indexOf(text.charAt(start)) < 0) {
            return false;
        }
        for (String beginning : BYLINE_BEGINNINGS) {
            if (text.startsWith(beginning, start)) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is a number, and all the rest are words of dates. */
    private static boolean isOfDateWords(String text, int start, int end) {
        int words = 0;
        int numbers = 0;
        int at = start;
        while (at < end) {
            if (!Words.isWordPart(text.charAt(at))) {
                at++;
                continue;
            }
            int from = at;
            while (at < end && Words.isWordPart(text.charAt(at))) {
                at++;
            }
            words++;
            if (Character.isDigit(text.charAt(from))) {
                numbers++;
            } else if (words > MOST_WORDS || Arrays.binarySearch(DATE_WORDS, Words.hash(text, from, at)) < 0) {
                return false;
            }
        }
        return numbers > 0 && words > 1 && words <= MOST_WORDS;
    }

    /** Whether a line tells who the author is, or where to be reached. */
    static boolean isAboutAuthor(String line) {
        return mayBeAboutAuthor(line, 0, line.length())
                && (isContact(line) || BIOGRAPHY.matcher(line).matches());
    }

    /** Whether what stands there, near the end of a text, may be such a line, seen without taking it out. */
    static boolean mayBeAboutAuthor(String text, int start, int end) {
        return end - start <= LONGEST
                && (isWithin(text.indexOf('@', start), end)
                        || isWithin(text.indexOf("ollow ", start), end)
                        || (Character.isUpperCase(text.charAt(start)) && isOfSomebody(text, start, end)));
    }

    private static boolean isOfSomebody(String text, int start, int end) {
        int second = text.indexOf(' ', start) + 1;
        if (second == 0 || second >= end || !mayBeOfName(text.charAt(second))) {
            return false;
        }
        int most = Math.min(end, start + LONGEST_NAME);
        for (String verb : SPACED_VERBS) {
            if (isWithin(text.indexOf(verb, start), most)) {
                return true;
            }
        }
        return false;
    }

    /** A capital, or what "van", "de", "la", "al" and "bin" begin with. */
    private static boolean mayBeOfName(char first) {
        return Character.isUpperCase(first) || "vdlab".indexOf(first) >= 0;
    }

    private static boolean isWithin(int found, int end) {
        return found >= 0 && found < end;
    }

    /** Whether a paragraph tells where the author is reached. */
    static boolean isContact(String text) {
        return text.length() <= LONGEST && CONTACT.matcher(text).find();
    }
}
