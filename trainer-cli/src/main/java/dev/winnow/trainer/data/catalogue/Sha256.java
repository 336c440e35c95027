package dev.winnow.trainer.data.catalogue;

import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256. */
final class Sha256 {
    private Sha256() {}

    static byte[] digest(byte[] content) {
        return algorithm().digest(content);
    }

    /** In hexadecimal. */
    static String hex(byte[] content) {
        return HexFormat.of().formatHex(digest(content));
    }

    /** Of a file, in hexadecimal. */
    static String hex(Path file) {
        MessageDigest digest = algorithm();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + e.getMessage() + "); check the file", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
