package dev.winnow.reading.metadata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides a page's title: the candidate that the sources agree on most. A candidate's score is what it is worth by its
 * source, and how alike it is to what the other sources say. The figures were chosen on training pages (docs/metadata.md).
 */
final class TitleChoice {
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** Each source, what its candidates are worth by themselves, and what its agreement with others is worth. */
    private enum Source {
        /** The largest headings of the page's body. */
        HEADING(0.9, 1.0),
        /** {@code headline} of an article in JSON-LD. */
        LINKED_DATA(0.2, 0.8),
        /** {@code og:title}. */
        SOCIAL(0.2, 0.9),
        /** {@code twitter:title} and other meta elements. */
        META(0.1, 0.5),
        /** {@code <title>}. */
        TITLE(0.0, 1.0);

        final double worth;
        final double voice;

        Source(double worth, double voice) {
            this.worth = worth;
            this.voice = voice;
        }
    }

    private record Candidate(Source source, String text, Set<String> words) {}

    private final List<Candidate> candidates = new ArrayList<>();
    private final SiteNames names;

    private TitleChoice(SiteNames names) {
        this.names = names;
    }

    /** The title, without the site's name; empty if no source gives one. */
    static String choose(Findings findings, LinkedData data, SiteNames names) {
        TitleChoice choice = new TitleChoice(names);
        findings.all(List.of("h1")).forEach(choice::addHeading);
        data.headline().ifPresent(text -> choice.add(Source.LINKED_DATA, text));
        findings.first(List.of("og:title")).ifPresent(text -> choice.add(Source.SOCIAL, text));
        findings.first(List.of("twitter:title", "parsely-title", "sailthru.title", "dc.title", "itemprop:headline"))
                .ifPresent(text -> choice.add(Source.META, text));
        findings.first(List.of("title")).ifPresent(text -> choice.add(Source.TITLE, text));
        return choice.best();
    }

    /** A heading that is only the site's name is its logo. */
    private void addHeading(String text) {
        if (!names.contain(text)) {
            candidates.add(new Candidate(Source.HEADING, text, words(text)));
        }
    }

    private void add(Source source, String text) {
        String headline = names.strippedFrom(OneLine.unescaped(text, text.length()));
        candidates.add(new Candidate(source, headline, words(headline)));
    }

    private String best() {
        Candidate best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Candidate candidate : candidates) {
            double score = candidate.source.worth;
            for (Source source : Source.values()) {
                if (source != candidate.source) {
                    score += source.voice * agreement(candidate, source);
                }
            }
            if (!candidate.words.isEmpty() && score > most) {
                most = score;
                best = candidate;
            }
        }
        return best == null ? "" : best.text;
    }

    private double agreement(Candidate candidate, Source source) {
        double most = 0;
        for (Candidate other : candidates) {
            if (other.source == source) {
                most = Math.max(most, alike(candidate.words, other.words));
            }
        }
        return most;
    }

    /** Dice's coefficient of the words, 0 to 1. */
    private static double alike(Set<String> a, Set<String> b) {
        int common = 0;
        for (String word : a) {
            common += b.contains(word) ? 1 : 0;
        }
        return a.isEmpty() || b.isEmpty() ? 0 : 2.0 * common / (a.size() + b.size());
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String word : NOT_WORD.split(text.toLowerCase(Locale.ROOT))) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
