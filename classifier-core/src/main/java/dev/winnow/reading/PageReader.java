package dev.winnow.reading;

import dev.winnow.article.Article;
import dev.winnow.article.Block;
import dev.winnow.article.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages: HTML becomes its visible text, a line a block, without navigation; plain text is taken as it is. Immutable
 * and thread-safe.
 *
 * <p>Where a page has HTML, its own {@code title} and {@code text} are never looked at.
 */
public final class PageReader {
    /** The no-break and typographic spaces too, so that a block of them is blank. */
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private static final Set<String> NAVIGATION = Set.of("nav", "footer", "aside");
    private static final Set<String> INVISIBLE =
            Set.of("script", "style", "noscript", "template", "svg", "iframe", "head", "object", "canvas");

    /** Reads one page. Any text is fine, broken HTML and the empty page included. */
    public Article read(Page page) {
        if (page.html() != null) {
            return readHtml(page, page.html());
        }
        return new Article(page.id(), page.url(), page.lang(), orEmpty(page.title()), orEmpty(page.text()), List.of());
    }

    private static Article readHtml(Page page, String html) {
        Document document = Jsoup.parse(html);
        Lines lines = new Lines();
        document.body().traverse(lines);
        lines.endLine();
        Element heading = document.selectFirst("h1");
        String title = document.title();
        if (title.isBlank() && heading != null) {
            title = heading.text();
        }
        return new Article(
                page.id(), page.url(), page.lang(), title.strip(), String.join("\n", lines.kept), lines.dropped);
    }

    private static String orEmpty(@Nullable String s) {
        return s == null ? "" : s;
    }

    /** Collects the text of block after block. */
    private static final class Lines implements NodeVisitor {
        final List<String> kept = new ArrayList<>();
        final List<Block> dropped = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private int invisible;
        private int navigation;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text && invisible == 0) {
                line.append(text.getWholeText());
            } else if (node instanceof Element element) {
                enter(element);
            }
        }

        private void enter(Element element) {
            if (isInvisible(element)) {
                invisible++;
            }
            if (element.isBlock() || element.normalName().equals("br")) {
                endLine();
            }
            if (NAVIGATION.contains(element.normalName())) {
                navigation++;
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (element.isBlock()) {
                    endLine();
                }
                if (NAVIGATION.contains(element.normalName())) {
                    navigation--;
                }
                if (isInvisible(element)) {
                    invisible--;
                }
            }
        }

        private static boolean isInvisible(Element element) {
            return INVISIBLE.contains(element.normalName()) || element.hasAttr("hidden");
        }

        void endLine() {
            String text = WHITE_SPACE.matcher(line).replaceAll(" ").strip();
            line.setLength(0);
            if (!text.isEmpty()) {
                if (navigation > 0) {
                    dropped.add(new Block(text, "navigation"));
                } else {
                    kept.add(text);
                }
            }
        }
    }
}
