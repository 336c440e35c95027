package dev.winnow.serve.http;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Names for requests: the client's own where it is harmless, else one of this run of the server. Thread-safe. */
final class RequestIds {
    private static final int LONGEST = 64;

    private final String run = Long.toString(new SecureRandom().nextLong() & 0xFFFFFFFFFFL, 36);
    private final AtomicLong next = new AtomicLong();

    String of(@Nullable String wanted) {
        return wanted != null && isHarmless(wanted) ? wanted : run + "-" + Long.toString(next.incrementAndGet(), 36);
    }

    private static boolean isHarmless(String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || c == '.';
            if (!plain) {
                return false;
            }
        }
        return true;
    }
}
