package dev.winnow.feature;

import java.lang.Character.UnicodeBlock;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rules of tokenisation once more, written for clearness: whole Strings, no tables, no windows. Tokens come in a
 * canonical spelling: case folded, decomposed, marks sorted.
 */
final class ReferenceTokenizer {
    private static final Set<UnicodeBlock> UNSPACED = Set.of(
            UnicodeBlock.THAI,
            UnicodeBlock.LAO,
            UnicodeBlock.MYANMAR,
            UnicodeBlock.KHMER,
            UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
            UnicodeBlock.HIRAGANA,
            UnicodeBlock.KATAKANA,
            UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS,
            UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS_EXTENSION_A,
            UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS_EXTENSION_B,
            UnicodeBlock.CJK_COMPATIBILITY_IDEOGRAPHS);

    private final List<String> tokens = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private final List<String> marks = new ArrayList<>();
    private final List<String> run = new ArrayList<>();

    static List<String> tokens(String text) {
        ReferenceTokenizer tokenizer = new ReferenceTokenizer();
        text.codePoints().forEach(c -> {
            if (c < 0x2150) {
                Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD)
                        .codePoints()
                        .forEach(tokenizer::read);
            } else {
                tokenizer.read(c);
            }
        });
        tokenizer.endWord();
        tokenizer.endRun();
        return tokenizer.tokens;
    }

    private void read(int c) {
        String s = Character.toString(c);
        boolean variation = UnicodeBlock.of(c) == UnicodeBlock.VARIATION_SELECTORS;
        boolean skinTone = c >= 0x1F3FB && c <= 0x1F3FF;
        if (Character.getType(c) == Character.FORMAT || variation || skinTone) {
            return;
        }
        boolean mark = switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
        boolean number =
                Character.getType(c) == Character.LETTER_NUMBER || Character.getType(c) == Character.OTHER_NUMBER;
        boolean letter = Character.isLetterOrDigit(c) || number;
        if ((letter || mark) && UNSPACED.contains(UnicodeBlock.of(c))) {
            endWord();
            run.add(s);
        } else if (letter) {
            endRun();
            endLetter();
            word.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c)));
        } else if (mark) {
            if (word.length() > 0) {
                marks.add(s);
            }
        } else {
            endWord();
            endRun();
            if (Character.getType(c) == Character.OTHER_SYMBOL && c != 0xFFFD) {
                tokens.add(s);
            }
        }
    }

    private void endLetter() {
        marks.sort(null);
        marks.forEach(word::append);
        marks.clear();
    }

    private void endWord() {
        endLetter();
        if (word.length() > 0) {
            tokens.add(word.toString());
            word.setLength(0);
        }
    }

    private void endRun() {
        if (run.size() == 1) {
            tokens.add(run.get(0));
        }
        for (int i = 1; i < run.size(); i++) {
            tokens.add(run.get(i - 1) + run.get(i));
        }
        run.clear();
    }
}
