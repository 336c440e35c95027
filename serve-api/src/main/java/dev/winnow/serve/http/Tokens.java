package dev.winnow.serve.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Tokens, known by their SHA-256 only: a line {@code NAME SCOPE[,SCOPE] HASH} each in a file that is read again when it
 * changes. A token has 256 random bits, so that a plain hash is enough. Thread-safe.
 */
public final class Tokens {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Optional<Path> file;
    private final List<Entry> fixed;
    private volatile List<Entry> entries;
    private volatile FileTime modified = FileTime.fromMillis(0);
    private volatile long lookedNanos;

    private record Entry(Client client, byte[] hash) {}

    private Tokens(Optional<Path> file, List<Entry> fixed) {
        this.file = file;
        this.fixed = List.copyOf(fixed);
        this.entries = this.fixed;
        this.lookedNanos = System.nanoTime();
    }

    /** One token that may do all, known to whoever started the server. */
    public static Tokens of(String token) {
        return new Tokens(
                Optional.empty(),
                List.of(new Entry(Client.ofToken("local", EnumSet.complementOf(EnumSet.of(Scope.OPEN))), hash(token))));
    }

    /**
     * The tokens of a file.
     *
     * @throws IOException if it cannot be read, or a line of it is not as it should be; the message says which
     */
    public static Tokens read(Path file) throws IOException {
        Tokens tokens = new Tokens(Optional.of(file), List.of());
        tokens.load(file);
        return tokens;
    }

    /** A new token, 43 characters. */
    public static String create() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** The line for a file of tokens. */
    public static String line(String name, Set<Scope> scopes, String token) {
        List<String> keys = scopes.stream().sorted().map(Scope::key).toList();
        return name + " " + String.join(",", keys) + " " + HexFormat.of().formatHex(hash(token));
    }

    /** Whose token it is. Every entry is compared, each in the same time. */
    Optional<Client> client(String token) {
        lookAgain();
        byte[] hash = hash(token);
        Client found = null;
        for (Entry entry : entries) {
            if (MessageDigest.isEqual(entry.hash, hash)) {
                found = entry.client;
            }
        }
        return Optional.ofNullable(found);
    }

    /** A file that is broken while the server runs leaves the tokens as they were. */
    private void lookAgain() {
        long now = System.nanoTime();
        if (file.isEmpty() || now - lookedNanos < LOOK_AGAIN_NANOS) {
            return;
        }
        lookedNanos = now;
        try {
            if (!Files.getLastModifiedTime(file.get()).equals(modified)) {
                load(file.get());
            }
        } catch (IOException e) {
            System.getLogger("dev.winnow.serve")
                    .log(System.Logger.Level.WARNING, "the file of tokens was not read again: " + e.getMessage());
        }
    }

    private void load(Path path) throws IOException {
        FileTime time = Files.getLastModifiedTime(path);
        List<Entry> read = new ArrayList<>(fixed);
        List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                read.add(entry(line, path + ":" + (i + 1)));
            }
        }
        entries = List.copyOf(read);
        modified = time;
    }

    private static Entry entry(String line, String place) throws IOException {
        String[] parts = line.split("\\s+");
        if (parts.length != 3 || !parts[2].matches("[0-9a-f]{64}")) {
            throw new IOException(place + ": not NAME SCOPE[,SCOPE] and 64 hexadecimal digits;"
                    + " make the line with \"winnow serve token\"");
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String key : parts[1].split(",")) {
            scopes.add(Scope.of(key)
                    .orElseThrow(() -> new IOException(place + ": there is no scope \"" + key
                            + "\"; there are classify, feedback, metrics, admin")));
        }
        return new Entry(Client.ofToken(parts[0], scopes), HexFormat.of().parseHex(parts[2]));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
