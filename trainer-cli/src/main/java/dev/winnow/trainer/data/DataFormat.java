package dev.winnow.trainer.data;

import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The forms in which rows come. */
public enum DataFormat {
    /** One JSON object a line. */
    JSONL,
    /** Comma-separated values by RFC 4180 with a header; semicolons or tabs where the header has more of them. */
    CSV,
    /** Tab-separated values with a header and without quoting: every quotation mark is part of the text. */
    TSV,
    /** One text a line, led by its labels: {@code __label__sport __label__news Text ...}. */
    FASTTEXT,
    /** A folder of files; the name of a sub-folder is the label of the pages below it. */
    FOLDER,
    /** A file that is one page, of text or HTML. */
    PAGE;

    private static final String LABEL = FastTextRows.LABEL_PREFIX;

    /**
     * Finds the format by name, and by content where the name does not decide.
     *
     * @throws InputException if neither tells it
     * @throws IOException if the file cannot be read
     */
    public static DataFormat detect(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return FOLDER;
        }
        try (Input input = Input.open(path)) {
            return detect(input);
        }
    }

    static DataFormat detect(Input input) {
        String begin = begin(input.head());
        Optional<DataFormat> named = ofName(input.name());
        if (named.isPresent()) {
            // fastText's own examples are named .txt
            return named.get() == PAGE && begin.startsWith(LABEL) ? FASTTEXT : named.get();
        }
        if (input.isStandardInput()) {
            return ofContent(begin).orElse(JSONL);
        }
        return ofContent(begin)
                .orElseThrow(() -> new InputException(input.name()
                        + ": its format cannot be told by name or content; say it with --data-format jsonl, csv, tsv, fasttext or"
                        + " page"));
    }

    /** The format a file name tells, whatever it is packed with. */
    static Optional<DataFormat> ofName(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst)$", "");
        return Optional.ofNullable(
                switch (plain.substring(Math.max(0, plain.lastIndexOf('.')))) {
                    case ".jsonl", ".ndjson", ".json" -> JSONL;
                    case ".csv" -> CSV;
                    case ".tsv" -> TSV;
                    case ".ft" -> FASTTEXT;
                    case ".txt", ".html", ".htm" -> PAGE;
                    default -> null;
                });
    }

    private static Optional<DataFormat> ofContent(String begin) {
        if (begin.isEmpty() || begin.startsWith("{") || begin.startsWith("[")) {
            return Optional.of(JSONL);
        }
        if (begin.startsWith(LABEL)) {
            return Optional.of(FASTTEXT);
        }
        if (begin.startsWith("<")) {
            return Optional.of(PAGE);
        }
        String header = begin.lines().findFirst().orElse("");
        if (header.indexOf('\t') >= 0) {
            return Optional.of(TSV);
        }
        return header.indexOf(',') >= 0 || header.indexOf(';') >= 0 ? Optional.of(CSV) : Optional.empty();
    }

    /** The first characters that are not blank; all that is looked for is ASCII. */
    static String begin(byte[] head) {
        int mark = ByteOrderMark.of(head).length();
        return new String(head, mark, head.length - mark, StandardCharsets.ISO_8859_1).stripLeading();
    }
}
