package dev.winnow.trainer.data;

import dev.winnow.article.Page;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that is one page; its id is the file's name. In a text, a first line of some words with a blank one after it is the
 * title. The characters of HTML are found by the decoder of the options.
 */
final class PageRows implements RowSource {
    private final Input input;
    private final HtmlDecoder htmlDecoder;
    private final Map<String, List<String>> fields;
    private boolean read;

    PageRows(Input input, @Nullable String label, HtmlDecoder htmlDecoder) {
        this.input = input;
        this.htmlDecoder = htmlDecoder;
        this.fields = label == null ? Map.of() : Map.of("label", List.of(label));
    }

    @Override
    public long line() {
        return read ? 1 : 0;
    }

    @Override
    public @Nullable Row next() throws IOException, BadRowException {
        if (read) {
            return null;
        }
        read = true;
        byte[] bytes = input.stream().readNBytes(Lines.LONGEST + 1);
        if (bytes.length > Lines.LONGEST) {
            throw new BadRowException(1, Lines.TOO_LONG, "");
        }
        Page page = isHtml() ? Page.ofHtml(htmlDecoder.decode(bytes)) : Page.ofTextFile(decodeText(bytes));
        return new Row(page.withId(input.name()), fields, input.name(), 1);
    }

    private boolean isHtml() {
        String name = input.name().toLowerCase(Locale.ROOT);
        return name.matches(".*\\.html?(\\.gz|\\.zst)?")
                || (!name.matches(".*\\.txt(\\.gz|\\.zst)?")
                        && DataFormat.begin(input.head()).startsWith("<"));
    }

    /** By a byte order mark, else UTF-8 where it is that, else windows-1252. */
    static String decodeHtml(byte[] bytes) {
        ByteOrderMark mark = ByteOrderMark.of(bytes);
        boolean known = mark != ByteOrderMark.NONE || Utf8.firstMalformed(bytes, 0, bytes.length) < 0;
        return decode(bytes, mark, known ? mark.charset() : Charset.forName("windows-1252"));
    }

    private static String decodeText(byte[] bytes) throws BadRowException {
        ByteOrderMark mark = ByteOrderMark.of(bytes);
        int bad = mark.charset() == StandardCharsets.UTF_8 ? Utf8.firstMalformed(bytes, 0, bytes.length) : -1;
        if (bad >= 0) {
            throw malformed(bytes, bad);
        }
        return decode(bytes, mark, mark.charset());
    }

    private static String decode(byte[] bytes, ByteOrderMark mark, Charset charset) {
        return new String(bytes, mark.length(), bytes.length - mark.length(), charset);
    }

    private static BadRowException malformed(byte[] bytes, int at) {
        long line = 1;
        int lineStart = 0;
        for (int i = 0; i < at; i++) {
            if (bytes[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new BadRowException(
                line, Lines.NOT_UTF8, "byte 0x%02X at column %d".formatted(bytes[at] & 0xFF, at - lineStart + 1));
    }
}
