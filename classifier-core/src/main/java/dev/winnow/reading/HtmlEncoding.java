package dev.winnow.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of HTML that came as bytes, found as browsers do (WHATWG HTML, 13.2.3): a byte order mark, else the
 * charset of the HTTP header, else that of a {@code meta} element or an XML declaration in the first 4,096 bytes, else a
 * guess. What is malformed becomes U+FFFD. Thread-safe.
 */
public final class HtmlEncoding {
    private static final int PRESCAN = 4096;
    /** So much is looked at for a guess. */
    private static final int GUESS = 1 << 16;

    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern META = Pattern.compile("<meta\\b[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern XML =
            Pattern.compile("^\\s*<\\?xml\\b[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9_.:-]+)", Pattern.CASE_INSENSITIVE);

    /** What the names of old mean today (WHATWG Encoding), where Java has another reading of them. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("x-user-defined", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "windows-874"),
            Map.entry("tis-620", "windows-874"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("utf-16", "UTF-8"),
            Map.entry("utf-16le", "UTF-8"),
            Map.entry("utf-16be", "UTF-8"),
            Map.entry("utf8", "UTF-8"));

    /** Of two under which a text makes equal sense the first is taken: Korean reads as Chinese, not the other way. */
    private static final List<String> GUESSES =
            List.of("windows-1251", "x-windows-949", "GB18030", "windows-31j", "EUC-JP", "Big5");

    private HtmlEncoding() {}

    /** The characters of a page of which only the bytes are known. */
    public static String decode(byte[] bytes) {
        return decode(bytes, "");
    }

    /** The characters of a page that came with this {@code Content-Type}; empty for none. */
    public static String decode(byte[] bytes, String contentType) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        Charset charset =
                named(CHARSET.matcher(contentType)).or(() -> ofMarkup(bytes)).orElseGet(() -> guess(bytes));
        return new String(bytes, charset);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Charset> ofMarkup(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, PRESCAN), StandardCharsets.ISO_8859_1);
        for (Matcher meta = META.matcher(head); meta.find(); ) {
            Optional<Charset> charset = named(CHARSET.matcher(meta.group()));
            if (charset.isPresent()) {
                return charset;
            }
        }
        return named(XML.matcher(head));
    }

    private static Optional<Charset> named(Matcher matcher) {
        if (!matcher.find()) {
            return Optional.empty();
        }
        String name = matcher.group(1).toLowerCase(Locale.ROOT);
        try {
            return Optional.of(Charset.forName(MEANT.getOrDefault(name, name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** UTF-8 where it is that, else the encoding under which the most characters make sense, else windows-1252. */
    private static Charset guess(byte[] bytes) {
        int length = Math.min(bytes.length, GUESS);
        if (decoded(bytes, length, StandardCharsets.UTF_8).isPresent()) {
            return StandardCharsets.UTF_8;
        }
        Charset best = Charset.forName("windows-1252");
        double most = 0.7;
        for (String name : GUESSES) {
            if (Charset.isSupported(name)) {
                Charset charset = Charset.forName(name);
                double sense = decoded(bytes, length, charset)
                        .map(text -> sense(text, name))
                        .orElse(0.0);
                if (sense > most) {
                    best = charset;
                    most = sense;
                }
            }
        }
        return best;
    }

    /** The text, if it is well-formed but for a character cut at the end. */
    private static Optional<String> decoded(byte[] bytes, int length, Charset charset) {
        CharBuffer out = CharBuffer.allocate(length + 1);
        boolean malformed = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, 0, length), out, length == bytes.length)
                .isError();
        return malformed ? Optional.empty() : Optional.of(out.flip().toString());
    }

    /** Of the characters beyond ASCII, the share that such a text is made of; of Japanese only with kana, and then more. */
    private static double sense(String text, String charset) {
        int beyond = 0;
        int good = 0;
        int kana = 0;
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                beyond++;
                good += isCommon(c, before, charset) ? 1 : 0;
                kana += c >= '\u3041' && c <= '\u30FF' ? 1 : 0;
            }
            before = c;
        }
        double share = beyond == 0 ? 0 : (double) good / beyond;
        boolean japanese = charset.equals("windows-31j") || charset.equals("EUC-JP");
        return !japanese ? share : kana * 5 > beyond ? share + 1 : 0;
    }

    private static boolean isCommon(char c, char before, String charset) {
        return switch (charset) {
            // Running Russian is lower case, but for the first letter of a word.
            case "windows-1251" ->
                (c >= '\u0430' && c <= '\u044F') || (c >= '\u0410' && c <= '\u042F' && !Character.isLetter(before));
            case "x-windows-949" -> c >= '\uAC00' && c <= '\uD7A3';
            default ->
                (c >= '\u4E00' && c <= '\u9FA5')
                        || (c >= '\u3001' && c <= '\u30FF')
                        || (c >= '\uFF01' && c <= '\uFF1F');
        };
    }
}
