package dev.winnow.reading.metadata;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a page beside its text. All of it comes from the page, which may be wrong or lie: texts are plain, of one
 * line and of bounded length, but whether they are true is for others to judge. Immutable.
 *
 * @param title the headline without the site's name, at most 500 characters; empty if there is none
 * @param published when it was published, as an ISO 8601 date ({@code 2024-05-03}) or time to the second with its offset if
 *     that was given ({@code 2024-05-03T15:47:42Z}); a year of 1991 to 2099
 * @param authors names of persons or agencies, each once, at most 20
 * @param site the host of the page's url in small letters, without {@code www.}; empty if there is no url
 * @param siteName what the site calls itself
 * @param canonicalUrl the page's own address as it says, if that is http or https and of the same site as the page's url
 * @param claimedUrl an address that the page says is its own and that is not believed: of another site, or the site's home
 *     page, or where the page's url is not known
 * @param language the declared language as a BCP 47 tag, such as {@code de-AT}; often wrong
 * @param types what kind of page it says it is, from og:type and JSON-LD, in small letters, such as {@code newsarticle}; at
 *     most 20
 * @param articleBody the text of the article as JSON-LD gives it, white space as it was, at most 500,000 characters: evidence
 *     for finding the body, often cut short
 */
public record PageMetadata(
        String title,
        Optional<String> published,
        List<String> authors,
        String site,
        Optional<String> siteName,
        Optional<String> canonicalUrl,
        Optional<String> claimedUrl,
        Optional<String> language,
        List<String> types,
        Optional<String> articleBody) {

    /** Copies the lists. */
    public PageMetadata {
        authors = List.copyOf(authors);
        types = List.copyOf(types);
    }
}
