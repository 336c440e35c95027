package dev.winnow.reading.metadata;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as pages write them. Those that leave open what is day and what is month are not guessed at. */
final class DateText {
    private static final int FIRST_YEAR = 1991; // the first web site
    private static final int LAST_YEAR = 2099;
    private static final int LONGEST = 120;

    private static final String TIME = "(?:[T ,]+(?:at |um )?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?(?![\\d:])"
            + "\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?)?";
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\d)(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)" + TIME);
    private static final Pattern COMPACT =
            Pattern.compile("(?<![\\d.])(\\d{4})(\\d{2})(\\d{2})(?:T(\\d{2})(\\d{2})(\\d{2})?(Z)?)?(?![\\d.])");
    private static final Pattern HAN = Pattern.compile("(\\d{4})\\s*[年년]\\s*(\\d{1,2})\\s*[月월]\\s*(\\d{1,2})\\s*[日일]");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<![\\d.])(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})(?!\\d)");
    private static final Pattern SLASHED = Pattern.compile("(?<!\\d)(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})(?!\\d)");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.)?(?: de| of)? ([\\p{L}]{3,12})\\.?,?(?: de)? (\\d{4})(?!\\d)" + TIME);
    private static final Pattern MONTH_DAY =
            Pattern.compile("(?<!\\p{L})(\\p{L}{3,12})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)");

    /** The beginnings of the names of months that no other month of these languages begins with. */
    private static final List<List<String>> MONTHS = List.of(
            List.of("jan", "ene", "gen", "oca", "led", "sty"),
            List.of("feb", "fév", "fev", "şub", "úno", "lut"),
            List.of("mar", "mär", "mrz", "mrt", "maa", "bře"),
            List.of("apr", "avr", "abr", "nis", "dub", "kwi"),
            List.of("may", "mai", "mei", "maj", "mag", "kvě"),
            List.of("jun", "juin", "giu", "haz", "červn", "cze"),
            List.of("jul", "juil", "lug", "tem", "červenec", "července", "lip"),
            List.of("aug", "aoû", "aou", "ago", "ağu", "srp", "sie"),
            List.of("sep", "set", "eyl", "zář", "wrz"),
            List.of("oct", "okt", "out", "ott", "eki", "říj", "paź"),
            List.of("nov", "kas", "lis"),
            List.of("dec", "déc", "dez", "dic", "des", "ara", "pro", "gru"));

    private DateText() {}

    /** A date that was understood. */
    record Read(LocalDate date, String iso) {}

    /** The first date in a text; empty if there is none, if it may mean two days, or if no page can be of that day. */
    static Optional<Read> read(String written) {
        String text = written.length() > LONGEST ? written.substring(0, LONGEST) : written;
        if (!hasYear(text)) {
            return Optional.empty();
        }
        Matcher m = YEAR_FIRST.matcher(text);
        if (m.find()) {
            return timed(number(m, 1), number(m, 2), number(m, 3), m, 4);
        }
        m = COMPACT.matcher(text);
        if (m.find()) {
            return timed(number(m, 1), number(m, 2), number(m, 3), m, 4);
        }
        m = HAN.matcher(text);
        if (m.find()) {
            return day(number(m, 1), number(m, 2), number(m, 3));
        }
        m = DAY_MONTH.matcher(text);
        if (m.find() && month(m.group(2)) > 0) {
            return timed(number(m, 3), month(m.group(2)), number(m, 1), m, 4);
        }
        m = MONTH_DAY.matcher(text);
        if (m.find() && month(m.group(1)) > 0) {
            return day(number(m, 3), month(m.group(1)), number(m, 2));
        }
        m = DAY_FIRST.matcher(text);
        if (m.find()) {
            return day(number(m, 3), number(m, 2), number(m, 1));
        }
        m = SLASHED.matcher(text);
        return m.find() ? slashed(number(m, 1), number(m, 2), number(m, 3)) : Optional.empty();
    }

    /** Four digits in a row, without which no pattern finds anything. */
    private static boolean hasYear(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < 4; i++) {
            char c = text.charAt(i);
            digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        }
        return digits == 4;
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    private static Optional<Read> slashed(int a, int b, int year) {
        if (a > 12) {
            return day(year, b, a);
        }
        return b > 12 || a == b ? day(year, a, b) : Optional.empty();
    }

    private static Optional<Read> day(int year, int month, int day) {
        return date(year, month, day).map(date -> new Read(date, date.toString()));
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The hour is in group {@code at}, then minute, second and offset follow as far as the pattern has them. */
    private static Optional<Read> timed(int year, int month, int day, Matcher m, int at) {
        Optional<LocalDate> date = date(year, month, day);
        if (date.isEmpty() || m.group(at) == null || m.group(at + 1) == null) {
            return date.map(d -> new Read(d, d.toString()));
        }
        try {
            int second = m.group(at + 2) == null ? 0 : number(m, at + 2);
            LocalTime time = LocalTime.of(number(m, at), number(m, at + 1), Math.min(second, 59));
            String zone = m.group(at + 3);
            if (zone == null) {
                String iso = date.get().atTime(time).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
                return Optional.of(new Read(date.get(), iso));
            }
            ZoneOffset offset = Character.isLetter(zone.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(zone);
            OffsetDateTime moment = OffsetDateTime.of(date.get(), time, offset);
            return Optional.of(new Read(date.get(), moment.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)));
        } catch (DateTimeException e) {
            return date.map(d -> new Read(d, d.toString()));
        }
    }

    /** 1 to 12, or 0 if this is no month. */
    private static int month(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        for (int month = 0; month < MONTHS.size(); month++) {
            for (String beginning : MONTHS.get(month)) {
                if (small.startsWith(beginning)) {
                    return month + 1;
                }
            }
        }
        return 0;
    }
}
