package dev.winnow.trainer.bench;

import dev.winnow.article.Page;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages in a temporary file, by which the forked JVMs get the very pages that were read, without reading data anew. */
final class PageFile {
    private PageFile() {}

    static void write(Path file, List<Page> pages) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(pages.size());
            for (Page page : pages) {
                writeText(out, page.title());
                writeText(out, page.text());
                writeText(out, page.html());
            }
        }
    }

    static List<Page> read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int size = in.readInt();
            List<Page> pages = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                pages.add(new Page(null, null, readText(in), readText(in), readText(in), null));
            }
            return pages;
        }
    }

    /** The size of what is classified of a page, in UTF-8 bytes: its HTML, or else its title and text. */
    static long bytes(Page page) {
        return page.html() != null ? length(page.html()) : length(page.title()) + length(page.text());
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text == null ? -1 : bytes.length);
        out.write(bytes);
    }

    private static @Nullable String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
