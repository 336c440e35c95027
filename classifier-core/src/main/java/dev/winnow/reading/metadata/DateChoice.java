package dev.winnow.reading.metadata;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides when a page was published: the most trusted source that gives a date, unless the page's address has another one
 * that a further source confirms.
 */
final class DateChoice {
    private static final List<String> META = List.of(
            "article:published_time",
            "og:article:published_time",
            "og:published_time",
            "datepublished",
            "parsely-pub-date",
            "sailthru.date",
            "cxenseparse:recs:publishtime",
            "article.published",
            "publication_date",
            "publish-date",
            "publishdate",
            "pubdate",
            "dc.date.issued",
            "dcterms.created",
            "dc.date",
            "dc.date.created",
            "date",
            "rnews:datepublished",
            "citation_publication_date");
    private static final List<String> VISIBLE = List.of("time", "class:date", "datecreated");

    private static final Pattern IN_PATH = Pattern.compile(
            "/((?:19|20)\\d{2})[-/]?(\\d{2})[-/]?(\\d{2})(?=[-/_.]|$)|[-/_]((?:19|20)\\d{2})-(\\d{1,2})-(\\d{1,2})(?=[-/_.]|$)");

    /** Two dates this many days apart may both mean the same publication, time zones and re-publication allowed. */
    private static final int NEAR = 3;

    private DateChoice() {}

    static Optional<String> choose(Findings findings, LinkedData data, String url) {
        List<DateText.Read> dates = new ArrayList<>();
        data.published().forEach(text -> DateText.read(text).ifPresent(dates::add));
        findings.all(META).forEach(text -> DateText.read(text).ifPresent(dates::add));
        Optional<DateText.Read> address = inPath(url);
        boolean declared = !dates.isEmpty();
        if (!declared) {
            address.ifPresent(dates::add);
        }
        findings.all(VISIBLE).forEach(text -> DateText.read(text).ifPresent(dates::add));
        if (dates.isEmpty()) {
            return Optional.empty();
        }
        DateText.Read first = dates.get(0);
        Optional<DateText.Read> confirmed = address.filter(date -> !near(first, date))
                .flatMap(date ->
                        dates.stream().filter(other -> near(other, date)).findFirst());
        return Optional.of(confirmed.orElse(first).iso());
    }

    private static Optional<DateText.Read> inPath(String url) {
        Matcher m = IN_PATH.matcher(url.length() > 2000 ? url.substring(0, 2000) : url);
        if (!m.find()) {
            return Optional.empty();
        }
        int group = m.group(1) == null ? 4 : 1;
        return DateText.read(m.group(group) + "-" + m.group(group + 1) + "-" + m.group(group + 2));
    }

    private static boolean near(DateText.Read a, DateText.Read b) {
        return Math.abs(ChronoUnit.DAYS.between(a.date(), b.date())) <= NEAR;
    }
}
