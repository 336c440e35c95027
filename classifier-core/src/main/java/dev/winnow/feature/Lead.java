package dev.winnow.feature;

/** Where the first words of a text end: reporters say first what a story is about. */
final class Lead {
    private Lead() {}

    /** The index behind the first {@code words} words, which are what stands between white space of ASCII. */
    static int end(CharSequence text, int words) {
        int left = words;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean space = isSpace(text.charAt(i));
            if (space && inWord && --left == 0) {
                return i;
            }
            inWord = !space;
        }
        return text.length();
    }

    /** The same index in the array of a text in UTF-8. */
    static int end(Utf8Text text, int words) {
        int left = words;
        boolean inWord = false;
        for (int i = text.from; i < text.to; i++) {
            boolean space = isSpace((char) text.bytes[i]);
            if (space && inWord && --left == 0) {
                return i;
            }
            inWord = !space;
        }
        return text.to;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
