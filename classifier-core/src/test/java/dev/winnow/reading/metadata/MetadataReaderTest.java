package dev.winnow.reading.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataReaderTest {
    private static final String URL = "https://www.harbour-post.example/news/2024/05/03/bridge-closes";
    private static final MetadataReader READER = new MetadataReader();

    private static PageMetadata read(String html) {
        return READER.read(Jsoup.parse(html), URL);
    }

    private static PageMetadata withJson(String json) {
        return read("<script type='application/ld+json'>" + json + "</script>");
    }

    @Test
    void aWholePage() {
        PageMetadata page = read("<html lang=en-gb><head><title>Old bridge closes for repairs | Harbour Post</title>"
                + "<meta property=og:site_name content='Harbour Post'><meta property=og:type content=article>"
                + "<link rel=canonical href='/news/2024/05/03/bridge-closes'>"
                + "<script type=application/ld+json>{'@type':['NewsArticle'],'headline':'Old bridge closes for repairs',"
                        .replace('\'', '"')
                + "\"datePublished\":\"2024-05-03T08:15:00+02:00\",\"author\":[{\"@type\":\"Person\",\"name\":\"Staff Desk\"}],"
                + "\"articleBody\":\"The council said.\\nWork begins.\"}</script></head>"
                + "<body><nav><h1>Harbour Post</h1></nav><h1>Old bridge closes for repairs</h1></body></html>");

        assertThat(page.title()).isEqualTo("Old bridge closes for repairs");
        assertThat(page.published()).contains("2024-05-03T08:15:00+02:00");
        assertThat(page.authors()).containsExactly("Staff Desk");
        assertThat(page.site()).isEqualTo("harbour-post.example");
        assertThat(page.siteName()).contains("Harbour Post");
        assertThat(page.canonicalUrl()).contains("https://www.harbour-post.example/news/2024/05/03/bridge-closes");
        assertThat(page.claimedUrl()).isEmpty();
        assertThat(page.language()).contains("en-GB");
        assertThat(page.types()).containsExactly("article", "newsarticle");
        assertThat(page.articleBody()).contains("The council said.\nWork begins.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<", "<html>", "\u0000", "<title>", "<script type=application/ld+json>"})
    void anEmptyPageHasNothing(String html) {
        PageMetadata page = READER.read(Jsoup.parse(html), "");

        assertThat(page.title()).isEmpty();
        assertThat(page.published()).isEmpty();
        assertThat(page.authors()).isEmpty();
        assertThat(page.site()).isEmpty();
        assertThat(page.types()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Old bridge closes - Harbour Post; Old bridge closes",
                "Harbour Post: Old bridge closes; Old bridge closes",
                "Old bridge closes » harbour-post.example; Old bridge closes",
                "The old bridge closes for good | News | Harbour Post; The old bridge closes for good",
                "Talks: a beginning; Talks: a beginning",
                "Harbour Post; Harbour Post",
            })
    void aTitleLosesTheSitesName(String written, String title) {
        assertThat(read("<title>" + written + "</title><meta property=og:site_name content='The Harbour Post'>")
                        .title())
                .isEqualTo(title);
    }

    @Test
    void theHeadingThatOthersAgreeWithIsTheTitle() {
        String html = "<title>Old bridge closes for repairs this summer</title><h1>Sections</h1>"
                + "<h1>Old bridge closes for summer repairs</h1><h1>Contact us</h1>";

        assertThat(read(html).title()).isEqualTo("Old bridge closes for summer repairs");
    }

    @Test
    void aHeadingThatIsTheLogoIsNoTitle() {
        String html = "<title>Harbour Post - Old bridge closes</title><h1>Harbour Post</h1>";

        assertThat(read(html).title()).isEqualTo("Old bridge closes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2024-05-03; 2024-05-03",
                "2024-05-03T15:47:42.389000+00:00; 2024-05-03T15:47:42Z",
                "2024-05-03 15:47:42+0200; 2024-05-03T15:47:42+02:00",
                "2024-05-03T15:47; 2024-05-03T15:47:00",
                "20240503T154742Z; 2024-05-03T15:47:42Z",
                "Fri, 03 May 2024 15:47:42 GMT; 2024-05-03T15:47:42Z",
                "May 3rd, 2024; 2024-05-03",
                "3. Mai 2024; 2024-05-03",
                "3 de mayo de 2024; 2024-05-03",
                "3.5.2024; 2024-05-03",
                "25/12/2023; 2023-12-25",
                "12/25/2023; 2023-12-25",
                "2024年5月3日; 2024-05-03",
            })
    void datesAsPagesWriteThem(String written, String iso) {
        assertThat(READER.read(
                                Jsoup.parse("<meta property=article:published_time content='" + written + "'>"),
                                "https://a.example/")
                        .published())
                .contains(iso);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "1970-01-01T00:00:00Z",
                "9999-12-31",
                "2024-13-40",
                "2024-02-30",
                "04/05/2024",
                "yesterday",
                "99999999999999999999",
                "1714751262"
            })
    void absurdAndAmbiguousDatesAreRefused(String written) {
        assertThat(READER.read(Jsoup.parse("<time datetime='" + written + "'>x</time>"), "https://a.example/")
                        .published())
                .isEmpty();
    }

    @Test
    void theAddressHasADateWhereThePageHasNone() {
        assertThat(read("<p>text").published()).contains("2024-05-03");
    }

    @Test
    void aDateThatTheAddressAndAnotherSourceContradictIsNotTaken() {
        String html = "<meta property=article:published_time content=2019-01-01>" + "<time datetime=2024-05-03T09:00>";

        assertThat(read(html).published()).contains("2024-05-03T09:00:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example/story",
                "https://www.harbour-post.example/",
                "//other.example/x",
                "https://notharbour-post.example/x"
            })
    void anAddressThatCannotBeThePagesOwnIsOnlyNoted(String address) {
        PageMetadata page = read("<link rel=canonical href='" + address + "'>");

        assertThat(page.canonicalUrl()).isEmpty();
        assertThat(page.claimedUrl()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "http://", "::", "mailto:a@b.example", "http://a b/"})
    void whatIsNoAddressOfTheWebIsNotEvenNoted(String address) {
        PageMetadata page = read("<link rel=canonical href='" + address + "'>");

        assertThat(page.canonicalUrl()).isEmpty();
        assertThat(page.claimedUrl()).isEmpty();
    }

    @Test
    void withoutAUrlNoAddressIsBelieved() {
        PageMetadata page =
                READER.read(Jsoup.parse("<link rel=canonical href='https://a.example/x'>"), "not an address");

        assertThat(page.canonicalUrl()).isEmpty();
        assertThat(page.claimedUrl()).contains("https://a.example/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- {\"@type\":\"Article\",\"headline\":\"A fine day\"} -->",
                "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"A fine day\"}\n//]]>",
                "{\"@graph\":[{\"@type\":\"WebSite\"},{\"@type\":\"Article\",\"headline\":\"A fine\nday\",}]}",
                "[{\"@type\":\"http://schema.org/Article\",\"headline\":\"A fine day\"}] trailing",
                "{\"@type\":\"Article\",\"headline\":\"A&nbsp;fine&#32;day\"};",
            })
    void jsonAsPagesHaveIt(String json) {
        assertThat(withJson(json).title()).isEqualTo("A fine day");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[",
                "null",
                "7",
                "{\"@type\":",
                "{\"@type\":{}}",
                "{\"@type\":\"Article\",\"headline\":{}}",
                "{\"@type\":\"Article\",\"headline\":1e999999999}",
                "{\"@type\":\"Article\",\"author\":{\"name\":{\"name\":[]}}}"
            })
    void brokenJsonSaysNothing(String json) {
        assertThat(withJson(json).articleBody()).isEmpty();
        assertThat(withJson(json).authors()).isEmpty();
    }

    @Test
    void deepJsonAndEndlessReferencesSayNothing() {
        assertThat(withJson("[".repeat(100_000)).title()).isEmpty();
        assertThat(withJson("{\"@id\":\"a\",\"@type\":\"Article\",\"author\":{\"@id\":\"a\"}}")
                        .authors())
                .isEmpty();
    }

    @Test
    void anAuthorMayBeNamedElsewhere() {
        PageMetadata page = withJson("{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#desk\"}},"
                + "{\"@type\":\"Person\",\"@id\":\"#desk\",\"name\":\"Night Desk\"}]}");

        assertThat(page.authors()).containsExactly("Night Desk");
    }

    @Test
    void authorsAreNamesEachOnce() {
        PageMetadata page = read("<meta name=author content='By First Writer (fw) and Second Writer'>"
                + "<meta name=author content='FIRST WRITER, https://a.example/writer'>");

        assertThat(page.authors()).containsExactly("First Writer", "Second Writer");
    }

    @Test
    void theSiteIsTheAuthorOnlyWhereNobodyElseIs() {
        String site = "<meta property=og:site_name content='Harbour Post'><meta name=author content='Harbour Post'>";

        assertThat(read(site).authors()).containsExactly("Harbour Post");
        assertThat(read(site + "<span class=byline>By First Writer</span>").authors())
                .containsExactly("First Writer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "de_DE; de-DE",
                "EN; en",
                "zh-hant-tw; zh-Hant-TW",
                "'en, fr'; en",
                "und; ''",
                "x-none; ''",
                "%; ''"
            })
    void declaredLanguages(String written, String tag) {
        assertThat(read("<html lang='" + written + "'>").language().orElse("")).isEqualTo(tag);
    }

    @Test
    void aPageOfAnyDepthAndSizeIsRead() {
        String deep = "<div class=author><span itemprop=headline>".repeat(50_000) + "x";
        String wide = "<h1>a heading</h1><time>x</time><meta name=author content=y>".repeat(50_000);

        assertThat(read(deep).title()).hasSizeLessThanOrEqualTo(500);
        assertThat(read(wide).authors()).hasSizeLessThanOrEqualTo(20);
        assertThat(read("<title>" + "word ".repeat(100_000) + "</title>").title())
                .hasSizeLessThanOrEqualTo(500);
    }

    @Test
    void anyMarkupIsRead() {
        Random random = new Random(3);
        String[] parts = {
            "<h1 class=date>",
            "</h1>",
            "<time datetime='",
            "'>",
            "<meta property=og:title content=\"",
            "\">",
            "<nav>",
            "</nav>",
            "<script type=application/ld+json>",
            "</script>",
            "{\"@type\":\"Article\"",
            ",\"headline\":",
            "}",
            "2024-05-03",
            "\uD800",
            "&amp;",
            " | ",
            "<link rel=canonical href=",
            "<title>",
            "</title>",
            "[",
            "]",
            "\"x\""
        };
        for (int i = 0; i < 5000; i++) {
            StringBuilder html = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                html.append(parts[random.nextInt(parts.length)]);
            }
            PageMetadata page = read(html.toString());

            assertThat(page.title()).hasSizeLessThanOrEqualTo(500).doesNotContain("\n");
        }
    }

    @Test
    void aDocumentOfXmlIsRead() {
        assertThat(READER.read(Jsoup.parse("<a><title>Old bridge</title></a>", "", Parser.xmlParser()), URL)
                        .title())
                .isEqualTo("Old bridge");
    }
}
