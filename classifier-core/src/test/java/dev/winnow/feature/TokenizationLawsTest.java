package dev.winnow.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for any text, tried on seeded random ones. */
class TokenizationLawsTest {
    private static final FeatureSpec EVERYTHING =
            FeatureSpec.standard().withWordNgrams(3).withCharNgrams(1, 8).withTitle(TitleUse.BOTH);

    @Test
    void givenRandomTextThenTheTokensAreThoseOfTheReference() {
        Random random = new Random(1);
        for (int round = 0; round < 400; round++) {
            String text = RandomText.of(random, 1 + random.nextInt(2500));

            List<Long> expected =
                    ReferenceTokenizer.tokens(text).stream().map(Hashes::token).toList();

            assertThat(Hashes.words(text)).isEqualTo(expected);
        }
    }

    @Test
    void givenRandomTextThenPairsAndTriplesAreThoseOfTheReferenceTokens() {
        Random random = new Random(2);
        FeatureSpec triples = FeatureSpec.standard().withWordNgrams(3);
        for (int round = 0; round < 100; round++) {
            String text = RandomText.of(random, 1 + random.nextInt(600));
            List<String> tokens = ReferenceTokenizer.tokens(text);

            List<Long> expected = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                // The last token of a text of three makes itself, a pair and a triple, in this order.
                List<String> last = tokens.subList(Math.max(0, i - 2), i + 1);
                List<Long> made = Hashes.of(triples, String.join(" ", last));
                expected.addAll(made.subList(made.size() - last.size(), made.size()));
            }

            assertThat(Hashes.of(triples, text)).isEqualTo(expected);
        }
    }

    @Test
    void givenAnyCharSequenceThenTheHashesAreThoseOfTheString() {
        Random random = new Random(3);
        for (int round = 0; round < 100; round++) {
            String title = RandomText.of(random, random.nextInt(50));
            String text = RandomText.of(random, random.nextInt(3000));

            assertThat(Hashes.of(EVERYTHING, new StringBuilder(title), new StringBuilder(text)))
                    .isEqualTo(Hashes.of(EVERYTHING, title, text));
        }
    }

    @Test
    void givenUtf8ThenTheHashesAreThoseOfTheString() {
        Random random = new Random(8);
        for (FeatureSpec spec : List.of(EVERYTHING, FeatureSpec.standard())) {
            for (int round = 0; round < 200; round++) {
                byte[] title = RandomText.of(random, random.nextInt(50)).getBytes(StandardCharsets.UTF_8);
                byte[] text = RandomText.of(random, random.nextInt(3000)).getBytes(StandardCharsets.UTF_8);

                assertThat(hashes(spec, random, title, text)).isEqualTo(Hashes.of(spec, string(title), string(text)));
            }
        }
    }

    @Test
    void givenBytesThatAreNotUtf8ThenTheHashesAreThoseOfWhatDecodingMakesOfThem() {
        Random random = new Random(9);
        byte[] hard = {
            'a',
            'b',
            ' ',
            (byte) 0x80,
            (byte) 0xBF,
            (byte) 0xC0,
            (byte) 0xC3,
            (byte) 0xE0,
            (byte) 0xA9,
            (byte) 0xE2,
            (byte) 0xED,
            (byte) 0xEF,
            (byte) 0xF0,
            (byte) 0xF4,
            (byte) 0xF5,
            (byte) 0xFF,
            (byte) 0x9F
        };
        for (int round = 0; round < 2000; round++) {
            byte[] text = new byte[random.nextInt(300)];
            for (int i = 0; i < text.length; i++) {
                text[i] = round % 2 == 0 ? hard[random.nextInt(hard.length)] : (byte) random.nextInt();
            }

            assertThat(hashes(EVERYTHING, random, new byte[0], text)).isEqualTo(Hashes.of(EVERYTHING, string(text)));
            assertThat(hashes(FeatureSpec.standard(), random, text, text))
                    .isEqualTo(Hashes.of(FeatureSpec.standard(), string(text), string(text)));
        }
    }

    /** Of the two somewhere inside larger arrays of other letters. */
    private static List<Long> hashes(FeatureSpec spec, Random random, byte[] title, byte[] text) {
        List<Long> all = new ArrayList<>();
        new NgramHasher(spec, Hashes.collector(all)).hash(within(random, title), within(random, text));
        return all;
    }

    private static Utf8Text within(Random random, byte[] text) {
        int before = random.nextInt(100);
        byte[] larger = new byte[before + text.length + random.nextInt(100)];
        Arrays.fill(larger, (byte) 'x');
        System.arraycopy(text, 0, larger, before, text.length);
        return new Utf8Text().set(larger, before, before + text.length);
    }

    private static String string(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Test
    void givenSeparatorsBeforeTheTextThenTheHashesAreTheSameWhereverTheWindowEnds() {
        Random random = new Random(4);
        String text = RandomText.of(random, 1500);
        List<Long> expected = Hashes.of(EVERYTHING, text);

        for (int shift = 1; shift <= 1100; shift++) {
            assertThat(Hashes.of(EVERYTHING, " ".repeat(shift) + text)).isEqualTo(expected);
        }
    }

    @Test
    void givenTheSameTextAfterAnyOtherThenTheHasherRemembersNothing() {
        Random random = new Random(5);
        List<Long> made = new ArrayList<>();
        NgramHasher reused = new NgramHasher(EVERYTHING, Hashes.collector(made));
        for (int round = 0; round < 300; round++) {
            String title = RandomText.of(random, random.nextInt(20));
            String text = RandomText.of(random, random.nextInt(300));
            made.clear();
            reused.hash(title, text);

            assertThat(made).isEqualTo(Hashes.of(EVERYTHING, title, text));
        }
    }

    @Test
    void givenTextOfScriptsBelow2150ThenItsNormalFormDoesNotMatter() {
        Random random = new Random(6);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < 100; word++) {
                int page = random.nextInt(0x22) << 8; // words keep to one script, more or less
                for (int i = random.nextInt(12); i >= 0; i--) {
                    int c = random.nextInt(4) == 0 ? 0x0300 + random.nextInt(0x70) : page + random.nextInt(0x100);
                    boolean hangulLetter = c >= 0x1100 && c <= 0x11FF; // composes to syllables, which lie above
                    text.append(hangulLetter || c >= 0x2150 ? 'x' : (char) c);
                }
                text.append(' ');
            }
            List<Long> expected = Hashes.of(EVERYTHING, Normalizer.normalize(text, Normalizer.Form.NFC));

            assertThat(Hashes.of(EVERYTHING, Normalizer.normalize(text, Normalizer.Form.NFD)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void givenWordsJoinedBySpacesThenTheirTokensFollowOneAnother() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            String a = RandomText.of(random, 40);
            String b = RandomText.of(random, 40);

            List<Long> both = new ArrayList<>(Hashes.words(a));
            both.addAll(Hashes.words(b));

            assertThat(Hashes.words(a + " " + b)).isEqualTo(both);
        }
    }
}
