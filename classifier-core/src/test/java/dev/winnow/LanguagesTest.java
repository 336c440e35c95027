package dev.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Article;
import dev.winnow.article.Page;
import dev.winnow.bundle.BundleException;
import dev.winnow.feature.Utf8Text;
import dev.winnow.model.Calibration;
import dev.winnow.model.Contribution;
import dev.winnow.model.Decision;
import dev.winnow.model.HeadExplanation;
import dev.winnow.model.HeadResult;
import dev.winnow.model.Undecided;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model made for English answers English, and leaves what is in another language for review. */
class LanguagesTest {
    private static final String ENGLISH =
            "The minister said on Monday that the two governments would meet again this week to talk about a ceasefire.";
    private static final String GERMAN =
            "Der minister sagte am Montag, die beiden Regierungen wollten sich noch in dieser Woche wieder treffen.";

    private final Classifier classifier;

    LanguagesTest() throws BundleException {
        classifier = Classifier.of(TestBundles.english());
    }

    private static Page page(String text, String lang) {
        return new Page("1", null, "", text, null, lang);
    }

    @Test
    void givenAnEnglishTextThenItIsAnsweredAndItsLanguageTold() {
        Classification answer = classifier.classify(Page.ofText(ENGLISH));

        assertThat(answer.lang()).isEqualTo("en");
        assertThat(answer.head("relevance").decision()).isEqualTo(Decision.KEEP);
        assertThat(answer.head("relevance").undecided()).isNull();
    }

    @Test
    void givenATextOfAnotherLanguageThenNothingIsDecidedAndTheReasonTold() {
        Classification answer = classifier.classify(Page.ofText(GERMAN));

        assertThat(answer.lang()).isEqualTo("de");
        HeadResult relevance = answer.head("relevance");
        assertThat(relevance.decision()).isEqualTo(Decision.REVIEW);
        assertThat(relevance.undecided()).isEqualTo(Undecided.LANGUAGE);
        assertThat(relevance.probability("relevant")).isEqualTo(0.75f);
        assertThat(answer.head("topics").labels()).isEmpty();
        assertThat(answer.toJson()).contains("\"decision\":\"review\",\"undecided\":\"language\"");
    }

    @Test
    void givenAHeadThatIsCalibratedForOtherLanguagesThenItsProbabilityTellsThemApartAndStillNothingIsDecided()
            throws BundleException {
        Classifier calibrated = Classifier.of(TestBundles.englishWithOtherLanguages());
        HeadResult news = calibrated.classify(Page.ofText(GERMAN)).head("relevance");
        HeadResult junk = calibrated
                .classify(Page.ofText(GERMAN.replace("minister", "cookie")))
                .head("relevance");

        assertThat(List.of(news.decision(), junk.decision())).containsOnly(Decision.REVIEW);
        assertThat(news.undecided()).isEqualTo(Undecided.LANGUAGE);
        assertThat(news.probability("relevant")).isEqualTo((float) Calibration.logistic(0.5 * 3 + 0.25));
        assertThat(junk.probability("relevant")).isEqualTo((float) Calibration.logistic(0.5 * -3 + 0.25));
        assertThat(calibrated.classify(Page.ofText(GERMAN)).head("topics").labels())
                .isEmpty();
        assertThat(calibrated.classify(Page.ofText(ENGLISH)).toJson())
                .isEqualTo(classifier
                        .classify(Page.ofText(ENGLISH))
                        .toJson()
                        .replaceAll("english@\\w+", calibrated.bundle().nameAndVersion()));
    }

    @Test
    void givenAHeadThatIsCalibratedForOtherLanguagesThenItIsExplained() throws BundleException {
        Page page = Page.ofText(GERMAN);

        List<HeadExplanation> calibrated = Classifier.of(TestBundles.englishWithOtherLanguages())
                .explain(page, 3)
                .heads();

        assertThat(calibrated.get(0).labels())
                .singleElement()
                .satisfies(label -> assertThat(label.contributions())
                        .extracting(Contribution::name)
                        .contains("minister"));
        assertThat(calibrated.get(1).labels()).isEmpty();
        assertThat(classifier.explain(page, 3).heads().get(0).labels()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-GB", "EN_us", "eng", "English", "eng_Latn"})
    void givenTheCallerSaysEnglishThenItIsBelieved(String lang) {
        assertThat(classifier.classify(page(GERMAN, lang)).head("relevance").undecided())
                .isNull();
    }

    @Test
    void givenTheCallerSaysAnotherLanguageThenItIsBelieved() {
        assertThat(classifier.classify(page(ENGLISH, "de")).head("relevance").undecided())
                .isEqualTo(Undecided.LANGUAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "und", "mul", "a language"})
    void givenTheCallerSaysNoLanguageThenTheTextTells(String lang) {
        Classification english = classifier.classify(page(ENGLISH, lang));
        Classification german = classifier.classify(page(GERMAN, lang));

        assertThat(english.lang()).isEqualTo("en");
        assertThat(english.head("relevance").undecided()).isNull();
        assertThat(german.lang()).isEqualTo("de");
        assertThat(german.head("relevance").undecided()).isEqualTo(Undecided.LANGUAGE);
    }

    @Test
    void givenAnArticleWhoseLanguageIsWrittenInAnotherWayThenItIsUnderstood() {
        Article article = new Article("1", null, "eng", null, null, List.of(), "", GERMAN, List.of());
        assertThat(classifier.classify(article).head("relevance").undecided()).isNull();
    }

    @Test
    void givenATextTooShortToTellThenItIsAnswered() {
        assertThat(classifier
                        .classify(Page.ofText("minister 7"))
                        .head("relevance")
                        .undecided())
                .isNull();
    }

    @Test
    void givenUtf8ThenTheAnswerIsThatForItsString() {
        for (String text : new String[] {ENGLISH, GERMAN, ""}) {
            Classification answer =
                    classifier.classify(new Utf8Text(), Utf8Text.of(text.getBytes(StandardCharsets.UTF_8)));

            assertThat(answer.toJson())
                    .isEqualTo(classifier.classify(Page.ofText(text)).toJson());
        }
    }

    @Test
    void givenLabelsThatAreCodesThenTheirNamesStandBesideThem() {
        assertThat(classifier.classify(Page.ofText(ENGLISH)).toJson())
                .contains("\"labels\":[\"politics\"],\"names\":[\"Politics\"]");
    }
}
