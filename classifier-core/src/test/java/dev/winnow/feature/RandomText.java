package dev.winnow.feature;

import java.util.List;
import java.util.Random;

/** Seeded text of many scripts, with all that makes text hard: marks, joiners, emoji, broken surrogates, long words. */
public final class RandomText {
    private static final List<String> PIECES = List.of(
            "a",
            "Z",
            "z",
            "0",
            "9",
            "ß",
            "İ",
            "ı",
            "Σ",
            "ς",
            "σ",
            "Ж",
            "ж",
            "é",
            "É",
            "ệ",
            "Ǆ",
            "ǅ",
            "ﬁ",
            "Å",
            "\u212B",
            "\u0301",
            "\u0323",
            "\u0308",
            "\u0345",
            "\u0344",
            "\u0374",
            "ΐ",
            "ᾼ",
            "م",
            "أ",
            "\u064B",
            "\u0651",
            "א",
            "\u05B8",
            "क",
            "ि",
            "\u093C",
            "\u0929",
            "\u09CB",
            "\u0BCA",
            "\u0CCB",
            "\u0F73",
            "\u0F43",
            "٣",
            "௧",
            "½",
            "Ⅷ",
            "漢",
            "字",
            "々",
            "〇",
            "か",
            "が",
            "カ",
            "ー",
            "\u3099",
            "ไ",
            "ท",
            "\u0E34",
            "ຄ",
            "\u1026",
            "\u1025",
            "\u102E",
            "ខ",
            "한",
            "글",
            "\u1112\u1161\u11AB",
            "\uD840\uDC00",
            "\uD801\uDC00",
            "\uD801\uDC4F",
            "😀",
            "👍🏽",
            "👨\u200D👩\u200D👧",
            "❤\uFE0F",
            "🇩🇪",
            "1\uFE0F\u20E3",
            "\uD83D",
            "\uDE00",
            "\u00AD",
            "\u200B",
            "\uFEFF",
            "\0",
            "\u0007",
            "\uFFFF",
            "\uE000",
            "€",
            "+",
            "°",
            "^",
            "_",
            "’",
            "-");
    private static final List<String> SEPARATORS =
            List.of(" ", " ", " ", "\n", ". ", ", ", "\u00A0", "\u3000", "—", "");

    private RandomText() {}

    /** A text of so many pieces, about as many characters. */
    public static String of(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        int left = pieces;
        while (left > 0) {
            int length = Math.min(left, random.nextInt(30) == 0 ? 1 + random.nextInt(200) : 1 + random.nextInt(8));
            int mode = random.nextInt(3);
            String one = piece(random);
            for (int i = 0; i < length; i++) {
                text.append(
                        mode == 0
                                ? piece(random)
                                : mode == 1 ? String.valueOf((char) ('a' + random.nextInt(26))) : one);
            }
            left -= length;
            text.append(SEPARATORS.get(random.nextInt(SEPARATORS.size())));
        }
        return text.toString();
    }

    /** A text of plain words out of a small set, so that words repeat. */
    public static String words(Random random, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(word(random.nextInt(60))).append(' ');
        }
        return text.toString();
    }

    /** The word of this number. */
    public static String word(int number) {
        return "w" + (char) ('a' + number % 26) + number;
    }

    private static String piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }
}
