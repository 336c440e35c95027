package dev.winnow.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Article;
import dev.winnow.article.Block;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTraitsTest {
    private static Article article(String url, String text, Block... dropped) {
        return new Article(
                null, url, null, null, null, List.of("newsarticle"), "Will it rain?", text, List.of(dropped));
    }

    private static List<String> ofAddress(String url) {
        return PageTraits.of(article(url, "")).stream()
                .filter(trait -> trait.startsWith("address"))
                .toList();
    }

    @Test
    void givenAPageThenItsTypeTitleAndShapeAreTraits() {
        assertThat(PageTraits.of(article(null, "One two three four five six.\nSeven")))
                .contains("type=newsarticle", "title-words=3", "title-asks", "words=3", "lines=2", "short-lines=4")
                .noneMatch(trait -> trait.startsWith("address"))
                .doesNotHaveDuplicates();
    }

    @Test
    void givenABarePageThenItsTraitsAreOfTheirOwn() {
        String text = "One two three four five six.\nSeven";
        Article bare = new Article(null, null, null, null, null, List.of(), "Will it rain?", text, List.of());

        assertThat(PageTraits.of(bare))
                .contains("bare-words=3", "bare-title-asks")
                .allMatch(trait -> trait.startsWith("bare-"));
        for (Article told : List.of(
                article(null, text),
                new Article(null, "https://site.example/a/b", null, null, null, List.of(), "", text, List.of()),
                new Article(null, null, null, null, "2026-05-01", List.of(), "", text, List.of()))) {
            assertThat(PageTraits.of(told)).contains("words=3").noneMatch(trait -> trait.startsWith("bare-"));
        }
    }

    @Test
    void givenLeftOutBlocksThenTheirReasonsAreCounted() {
        assertThat(PageTraits.of(article(
                        null,
                        "one two three four",
                        new Block("Home News", "navigation"),
                        new Block("About us", "navigation"),
                        new Block("Share", "sharing"))))
                .contains("left-out:navigation=2", "left-out:sharing=1", "left-out-words=3", "kept=3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://www.site.example/ | address-root",
                "https://site.example | address-root",
                "https://blog.site.example/2024/05/a-word-or-two.html?x=1#top | "
                        + "address-query,address-host=blog,address-depth=3,address-dated,address-ending=html,address-words=4",
                "site.example/shop-deals/12345 | "
                        + "address-depth=2,address-folder=shop,address-folder=deals,address-words=1,address-digits=5",
                "https://site.example/login | address-depth=1,address-words=1,address-page=login",
            })
    void givenAnAddressThenItsWordsAndShapeAreTraits(String url, String expected) {
        assertThat(String.join(",", ofAddress(url))).isEqualTo(expected);
    }

    @Test
    void givenAnyAddressAndTextThenTraitsAreBounded() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            String url = RandomText.of(random, 60).replace(' ', '/');
            List<String> traits = PageTraits.of(article(url.repeat(1 + i % 7 * 20), RandomText.of(random, 80)));

            assertThat(traits).doesNotHaveDuplicates().hasSizeLessThan(200);
        }
    }

    @Test
    void givenASpecWithPageFieldsThenEachFieldHasALengthOfItsOwn() {
        FeatureSpec spec = FeatureSpec.standard().withPageFields(true);
        Article article = article("https://site.example/news/x", "rain today", new Block("Home page", "navigation"));
        Set<Long> found = new LinkedHashSet<>();
        NgramHasher hasher = new NgramHasher(spec, (hashes, count) -> {
            for (int i = 0; i < count; i++) {
                found.add(hashes[i]);
            }
        });
        for (int field = 0; field < spec.fields(); field++) {
            hasher.hash(article, field);
        }
        long[] keys = found.stream().mapToLong(Long::longValue).toArray();
        float[] idf = new float[keys.length];
        Arrays.fill(idf, 2);

        FeatureVector vector = new FeatureExtractor(spec, new Vocabulary(keys, idf)).extract(article);

        double squares = 0;
        for (int i = 0; i < vector.size; i++) {
            squares += vector.value[i] * vector.value[i];
        }
        assertThat(squares).isCloseTo(1 + 3 * 0.25, Offset.offset(1e-5));
        assertThat(new FeatureExtractor(FeatureSpec.standard(), new Vocabulary(keys, idf)).extract(article).size)
                .isLessThan(vector.size);
    }
}
