package dev.winnow.feature;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the tokens in UTF-8 and hashes each. A field may come in pieces, cut between code points. One a thread.
 *
 * <p>The hash of a word: the UTF-8 of its folded letters in chunks of eight bytes, the last filled up with zeros, the first
 * byte lowest; {@code h = mix(h ^ chunk)} for each, beginning with the seed; plus, for each mark, the mark's hash times
 * {@code 2 n + 1} on letter {@code n}, so that the order of the marks on a letter does not matter.
 *
 * <p>ASCII words, nearly all of English, are read eight bytes at a time ({@link #scanAscii}); whatever else comes, character
 * by character ({@link #scanCharacter}).
 */
final class TokenScanner {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** The highest bit of each byte. */
    private static final long HIGH = 0x8080808080808080L;

    private static final long ONES = 0x0101010101010101L;
    /** The bit that tells a lower case letter from its upper case one. */
    private static final long LOWER = 0x20 * ONES;
    /** Times this, the lowest bits of eight bytes come together in the highest byte. */
    private static final long GATHER = 0x0102040810204080L;
    /** Bytes classed at a time. */
    private static final int BLOCK = 64;
    /** A block and the eight bytes that its last word may be read with. */
    static final int PADDING = BLOCK + 8;

    private static final long PRIME = 0xD6E8FEB86659FD93L;
    /** Taken for a byte that is not UTF-8: a control character, which separates. */
    private static final int UNSOUND = 0x80;

    private static final byte[] ASCII = Characters.asciiFold();

    private final Ngrams ngrams;
    private long seed;

    /** A bit for each byte of the block that is part of a word. */
    private long block;
    /** The hashes of the words of a block. */
    private final long[] tokens = new long[BLOCK / 2 + 1];

    /** How many letters the word being read has; 0 between words. */
    private int letters;
    /** The hash of its full chunks. */
    private long word;
    /** The chunk being filled. */
    private long chunk;
    /** How many bits of it are filled. */
    private int filled;
    /** The sum of its marks. */
    private long marks;
    /** The last character of a run in a script without spaces, or 0. */
    private int unspaced;
    /** Whether that character has been part of a pair. */
    private boolean paired;

    TokenScanner(Ngrams ngrams) {
        this.ngrams = ngrams;
    }

    void startField(long fieldSeed) {
        seed = fieldSeed;
        ngrams.startField(fieldSeed);
        startWord();
        unspaced = 0;
    }

    void endField() {
        endWord();
        endRun();
    }

    private void startWord() {
        letters = 0;
        word = seed;
        chunk = 0;
        filled = 0;
        marks = 0;
    }

    /**
     * Takes the next piece of the field, or all but the beginning of the next word.
     *
     * @param utf8 whole characters; behind the last piece lie {@value #PADDING} zeros
     * @param last whether this is the field's last piece, so that all of it is taken
     * @return where the next piece is to start: less than {@value #PADDING} bytes before {@code to}
     */
    int scan(byte[] utf8, int from, int to, boolean last) {
        int blocks = last ? to : to - PADDING; // blocks may start before this
        int i = from;
        while (i < to) {
            if (letters == 0 && unspaced == 0 && !ngrams.keepsCharacters) {
                i = scanBlocks(utf8, i, to, blocks);
                if (i >= blocks) {
                    return Math.min(i, to);
                }
            }
            i = scanCharacter(utf8, i, to);
        }
        return i;
    }

    /**
     * Takes words of ASCII, block after block of {@value #BLOCK} bytes; stops before a word with other letters, and where
     * no block can start. First all bytes of a block are classed, eight at a time, into one bit each; then the words are
     * read off those bits. One hard-to-guess branch a word, for those above eight letters, in place of one a character.
     */
    private int scanBlocks(byte[] utf8, int from, int to, int blocks) {
        int i = from;
        while (i < blocks) {
            int length = classify(utf8, i);
            long words = length == 0 ? 0 : block & -1L >>> -length;
            int n = 0;
            int start = BLOCK;
            while (words != 0) {
                start = Long.numberOfTrailingZeros(words);
                int size = Long.numberOfTrailingZeros(~(words >>> start));
                if (start + size >= length) {
                    break;
                }
                tokens[n++] = hash(utf8, i + start, size);
                words &= words + (words & -words);
            }
            boolean cut = words != 0; // the last word touches the end of the block
            int next = i + length;
            if (length < BLOCK) {
                next = afterSeparator(utf8, next, to);
                if (next >= 0 && cut) {
                    tokens[n++] = hash(utf8, i + start, length - start);
                }
            } else if (cut) {
                next = start > 0 ? i + start : -1;
            }
            ngrams.add(tokens, n);
            if (next < 0) {
                return cut ? i + start : i + length;
            }
            i = next;
        }
        return i;
    }

    /** Sets {@link #block}: a bit for each byte that is an ASCII letter or digit. Returns how many bytes are ASCII. */
    private int classify(byte[] utf8, int at) {
        long words = 0;
        long all = 0;
        for (int k = 0; k < BLOCK; k += 8) {
            long bytes = (long) LONGS.get(utf8, at + k);
            all |= bytes;
            words |= (inWord(bytes) >>> 7) * GATHER >>> 56 << k;
        }
        block = words;
        if ((all & HIGH) == 0) {
            return BLOCK;
        }
        int length = 0;
        while (utf8[at + length] >= 0) {
            length++;
        }
        return length;
    }

    /**
     * The highest bit of each byte that is an ASCII letter or digit; for others it means nothing. Additions carry into the
     * highest bit of each byte where it is large enough.
     */
    private static long inWord(long bytes) {
        long ascii = bytes & ~HIGH;
        long lower = ascii | LOWER;
        long letters = lower + (0x80 - 'a') * ONES & ~(lower + (0x7F - 'z') * ONES);
        long digits = ascii + (0x80 - '0') * ONES & ~(ascii + (0x7F - '9') * ONES);
        return (letters | digits) & HIGH;
    }

    /** The hash of a word of ASCII. Its case is folded by one bit, which digits have anyway. */
    private long hash(byte[] utf8, int from, int size) {
        long h = seed;
        int i = from;
        int left = size;
        for (; left > 8; left -= 8) {
            h = NgramHasher.mix(h ^ ((long) LONGS.get(utf8, i) | LOWER));
            i += 8;
        }
        return NgramHasher.mix(h ^ ((long) LONGS.get(utf8, i) | LOWER) & -1L >>> -8 * left);
    }

    /** Where the character beyond ASCII that is at {@code i} ends, if it is a separator such as a dash or quote; else -1. */
    private static int afterSeparator(byte[] utf8, int i, int to) {
        int codePoint = decode(utf8, i, to);
        return Characters.classify(codePoint) == Characters.SEPARATOR ? i + length(codePoint) : -1;
    }

    /** The highest bit of each byte that is a letter, where the byte is ASCII. */
    private static long letterBits(long bytes) {
        long lower = bytes & ~HIGH | 0x20 * ONES;
        return lower + (0x80 - 'a') * ONES & ~(lower + (0x7F - 'z') * ONES);
    }

    /** The highest bit of each byte that is a digit, where the byte is ASCII. */
    private static long digitBits(long bytes) {
        long ascii = bytes & ~HIGH;
        return ascii + (0x80 - '0') * ONES & ~(ascii + (0x7F - '9') * ONES);
    }

    /** Takes the character at {@code i} and returns where the next one starts. */
    private int scanCharacter(byte[] utf8, int i, int to) {
        int c = utf8[i];
        if (c >= 0) {
            int folded = ASCII[c];
            if (folded == 0) {
                endWord();
                endRun();
            } else {
                endRun();
                addLetter(folded);
            }
            return i + 1;
        }
        int codePoint = decode(utf8, i, to);
        scanCodePoint(codePoint);
        return i + length(codePoint);
    }

    /** The character beyond ASCII that is at {@code i}; {@link #UNSOUND} where there is none. */
    private static int decode(byte[] utf8, int i, int to) {
        int lead = utf8[i] & 0xFF;
        int length = lead < 0xC2 || lead > 0xF4 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (length == 1 || i + length > to) {
            return UNSOUND;
        }
        int codePoint = lead & 0x7F >>> length;
        boolean sound = true;
        for (int k = 1; k < length; k++) {
            sound &= (utf8[i + k] & 0xC0) == 0x80;
            codePoint = codePoint << 6 | utf8[i + k] & 0x3F;
        }
        sound &= length == 2
                || length == 3 && codePoint >= 0x800 && (codePoint < 0xD800 || codePoint > 0xDFFF)
                || length == 4 && codePoint >= 0x10000 && codePoint <= Character.MAX_CODE_POINT;
        return sound ? codePoint : UNSOUND;
    }

    /** How many bytes a decoded character took. */
    private static int length(int codePoint) {
        return codePoint < 0x800 ? codePoint == UNSOUND ? 1 : 2 : codePoint < 0x10000 ? 3 : 4;
    }

    private void scanCodePoint(int codePoint) {
        int kind = Characters.classify(codePoint);
        if (kind == Characters.SEPARATOR) {
            endWord();
            endRun();
        } else if (kind > 0 && kind <= Characters.CODE_POINT) {
            endRun();
            addLetter(kind);
            marks += Characters.marksOf(codePoint) * (2L * letters + 1);
        } else if (kind != Characters.IGNORED) {
            scanFlagged(kind);
        }
    }

    private void scanFlagged(int kind) {
        int codePoint = kind & Characters.CODE_POINT;
        if ((kind & Characters.COMPOSED) != 0) {
            for (int part : Characters.parts(codePoint)) {
                scanCodePoint(part);
            }
        } else if ((kind & Characters.MARK) != 0) {
            if (letters > 0) {
                marks += Characters.markHash(codePoint) * (2L * letters + 1);
                if (!Characters.isDiacritic(codePoint)) {
                    ngrams.keepMark(codePoint);
                }
            }
        } else if ((kind & Characters.SYMBOL) != 0) {
            endWord();
            endRun();
            ngrams.add(NgramHasher.mix((seed ^ codePoint) * PRIME));
        } else {
            endWord();
            if (unspaced != 0) {
                ngrams.add(NgramHasher.mix(((seed ^ unspaced) * PRIME ^ codePoint) * PRIME));
            }
            paired = unspaced != 0;
            unspaced = codePoint;
        }
    }

    private void addLetter(int folded) {
        letters++;
        if (folded < 0x80) {
            addByte(folded);
        } else if (folded < 0x800) {
            addByte(0xC0 | folded >>> 6);
            addByte(0x80 | folded & 0x3F);
        } else {
            if (folded < 0x10000) {
                addByte(0xE0 | folded >>> 12);
            } else {
                addByte(0xF0 | folded >>> 18);
                addByte(0x80 | folded >>> 12 & 0x3F);
            }
            addByte(0x80 | folded >>> 6 & 0x3F);
            addByte(0x80 | folded & 0x3F);
        }
        ngrams.keep(folded);
    }

    private void addByte(int b) {
        chunk |= (long) b << filled;
        filled += 8;
        if (filled == Long.SIZE) {
            word = NgramHasher.mix(word ^ chunk);
            chunk = 0;
            filled = 0;
        }
    }

    private void endWord() {
        if (letters > 0) {
            long h = filled == 0 ? word : NgramHasher.mix(word ^ chunk);
            ngrams.add(h + marks);
            startWord();
            if (ngrams.keepsCharacters) {
                ngrams.addCharacters();
            }
        }
    }

    /** Ends a run of a script without spaces: a lone character is a token by itself. */
    private void endRun() {
        if (unspaced != 0) {
            if (!paired) {
                ngrams.add(NgramHasher.mix((seed ^ unspaced) * PRIME));
            }
            unspaced = 0;
        }
    }
}
