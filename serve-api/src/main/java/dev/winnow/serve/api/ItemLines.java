package dev.winnow.serve.api;

import dev.winnow.article.Page;
import dev.winnow.serve.http.Problem;
import dev.winnow.serve.http.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** A page a line. Blank lines are passed over; a line that is too long is passed over to its end, and refused. */
final class ItemLines implements Items {
    private final InputStream in;
    private final int longest;
    private byte[] buffer = new byte[16 << 10];
    private int filled;
    private int next; // where the next line begins
    private int start;
    private int end;
    private boolean tooLong;
    private boolean ended;

    ItemLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    @Override
    public boolean next() throws IOException {
        while (true) {
            if (!line()) {
                return false;
            }
            if (tooLong || !isBlank()) {
                return true;
            }
        }
    }

    private boolean line() throws IOException {
        tooLong = false;
        int looked = next;
        while (true) {
            for (int i = looked; i < filled; i++) {
                if (buffer[i] == '\n') {
                    start = next;
                    end = i;
                    next = i + 1;
                    return true;
                }
            }
            looked = filled;
            if (ended) {
                start = next;
                end = filled;
                next = filled;
                return tooLong || end > start;
            }
            if (filled - next > longest) {
                tooLong = true;
                filled = next;
                looked = next;
            }
            looked -= fill();
        }
    }

    /** Reads more, and says how far what is there moved towards the beginning. */
    private int fill() throws IOException {
        int moved = 0;
        if (filled == buffer.length) {
            if (next > 0) {
                moved = next;
                System.arraycopy(buffer, next, buffer, 0, filled - next);
                filled -= next;
                next = 0;
            } else {
                buffer = Arrays.copyOf(buffer, Math.min(longest + 2, buffer.length * 2));
            }
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            ended = true;
        } else {
            filled += read;
        }
        return moved;
    }

    private boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public Page page() throws Refusal {
        if (tooLong) {
            throw Problem.TOO_LARGE.refusal("A line may have " + longest + " bytes.");
        }
        return PageJson.read(buffer, start, end);
    }

    @Override
    public Optional<String> id() {
        return tooLong ? Optional.empty() : PageJson.id(buffer, start, end);
    }

    @Override
    public boolean isWaiting() throws IOException {
        return next == filled && !ended && in.available() <= 0;
    }
}
