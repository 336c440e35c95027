package dev.winnow.reading.metadata;

import dev.winnow.language.LanguageTag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/**
 * Reads what a page says of itself, in one pass over its tree. Every field is decided from several sources, none of which is
 * believed blindly. Immutable and thread-safe; a document must not change while it is read.
 */
public final class MetadataReader {

    /**
     * Reads a page that was parsed.
     *
     * @param url where the page was found; empty if that is not known
     */
    public PageMetadata read(Document document, String url) {
        Findings findings = Findings.of(document);
        LinkedData data = JsonLd.read(findings.scripts());
        PageAddress address = PageAddress.of(url);
        Optional<String> siteName = siteName(findings, data);
        SiteNames names = new SiteNames(
                Stream.of(siteName, data.publisher()).flatMap(Optional::stream).toList(), address.site());
        Optional<String> claimed =
                findings.first(List.of("canonical", "og:url")).flatMap(address::resolve);
        Optional<String> canonical = claimed.filter(address::isOwn);
        return new PageMetadata(
                TitleChoice.choose(findings, data, names),
                DateChoice.choose(findings, data, url),
                AuthorNames.choose(findings, data, names),
                address.site(),
                siteName,
                canonical,
                canonical.isPresent() ? Optional.empty() : claimed,
                language(findings, data),
                types(findings, data),
                data.articleBody());
    }

    private static Optional<String> siteName(Findings findings, LinkedData data) {
        return findings.first(List.of("og:site_name"))
                .or(data::publisher)
                .or(() -> findings.first(List.of("application-name")));
    }

    private static Optional<String> language(Findings findings, LinkedData data) {
        return findings.all(List.of("html:lang", "content-language")).stream()
                .map(LanguageTag::of)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> data.language().flatMap(LanguageTag::of))
                .or(() -> findings.first(List.of("og:locale")).flatMap(LanguageTag::of));
    }

    private static List<String> types(Findings findings, LinkedData data) {
        return Stream.concat(findings.first(List.of("og:type")).stream(), data.types().stream())
                .map(type -> type.toLowerCase(Locale.ROOT))
                .distinct()
                .limit(20)
                .toList();
    }
}
