package dev.winnow.serve.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a client accepts (RFC 9110, 12.5.1), as far as there is one media type to offer. */
final class Accept {
    private Accept() {}

    /** Whether the header leaves room for the media type. */
    static boolean allows(@Nullable String header, String mediaType) {
        if (header == null || header.isBlank() || header.equals("*/*")) {
            return true;
        }
        int end = mediaType.indexOf(';');
        String type = end < 0 ? mediaType : mediaType.substring(0, end);
        String family = type.substring(0, type.indexOf('/')) + "/*";
        int best = -1;
        boolean allowed = false;
        for (String range : header.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = range.split(";");
            String name = parts.length == 0 ? "" : parts[0].strip();
            int specific = name.equals(type) ? 2 : name.equals(family) ? 1 : name.equals("*/*") ? 0 : -1;
            if (specific > best) {
                best = specific;
                allowed = !isZero(parts);
            }
        }
        return allowed;
    }

    private static boolean isZero(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].strip().matches("q=0(\\.0*)?")) {
                return true;
            }
        }
        return false;
    }
}
