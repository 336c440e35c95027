package dev.winnow.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.winnow.article.Article;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageMeasuresTest {
    private static final List<String> TRAITS = List.of(
            "words=9", "words=10", "kept=0", "dated", "bare-words=3", "left-out:no words=4", "type=article", "odd");

    private final Vocabulary vocabulary = vocabulary(TRAITS);

    private static Vocabulary vocabulary(List<String> traits) {
        long[] keys = traits.stream().mapToLong(NgramHasher::hashTrait).toArray();
        return new Vocabulary(keys, new float[keys.length]);
    }

    private Map<String, Float> read(String... traits) {
        FeatureVector vector = new FeatureVector();
        for (String trait : traits) {
            vector.index[vector.size++] = vocabulary.row(NgramHasher.hashTrait(trait));
        }
        float[] out = new float[PageMeasures.NAMES.size() + 1];
        Arrays.fill(out, 7);
        new PageMeasures(vocabulary, PageMeasures.NAMES).read(vector, out, 1);

        assertThat(out[0]).isEqualTo(7);
        Map<String, Float> read = new TreeMap<>();
        for (int m = 0; m < PageMeasures.NAMES.size(); m++) {
            if (out[m + 1] != 0) {
                read.put(PageMeasures.NAMES.get(m), out[m + 1]);
            }
        }
        return read;
    }

    @Test
    void givenTraits_thenTheirAmountsAreRead_andAllElseIsNothing() {
        assertThat(read("words=9", "dated", "kept=0", "left-out:no words=4", "type=article", "odd"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("words", 9f, "dated", 1f, "left-out:no words", 4f, "type=article", 1f));
        assertThat(read()).isEmpty();
    }

    @Test
    void givenABarePage_thenItsAmountsAreThoseOfOthers_andItIsCalledBare() {
        assertThat(read("bare-words=3")).containsExactlyInAnyOrderEntriesOf(Map.of("words", 3f, "bare", 1f));
    }

    @Test
    void givenAPage_thenTraitsOfEveryKindThatAreAmountsAreMeasured() {
        Article article = new Article(
                "1",
                "https://www.daily.example/2024/some-story-12345?x=1",
                "en",
                "Daily",
                "2024-01-02",
                List.of("newsarticle"),
                "Who said 7?",
                "The minister said a lot of things today.\nAnd more.",
                List.of());
        List<String> traits = PageTraits.of(article);
        Vocabulary all = vocabulary(traits);
        FeatureVector vector = new FeatureVector();
        vector.ensureCapacity(traits.size());
        for (int row = 0; row < traits.size(); row++) {
            vector.index[row] = row;
        }
        vector.size = traits.size();
        float[] out = new float[PageMeasures.NAMES.size()];
        new PageMeasures(all, PageMeasures.NAMES).read(vector, out, 0);

        assertThat(PageMeasures.NAMES.stream().filter(name -> out[PageMeasures.NAMES.indexOf(name)] > 0))
                .containsAll(Stream.of(
                                "words",
                                "lines",
                                "line-words",
                                "sentence-lines",
                                "title-words",
                                "kept",
                                "address-depth",
                                "address-words",
                                "address-digits",
                                "address-query",
                                "address-dated",
                                "dated",
                                "title-asks",
                                "title-digits",
                                "type=newsarticle")
                        .toList())
                .doesNotContain("bare");
    }

    @Test
    void givenANameThatIsNone_thenItIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PageMeasures(vocabulary, List.of("words", "odd")))
                .withMessageContaining("\"odd\"");
    }
}
