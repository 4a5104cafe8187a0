package dev.jsyscall.maven;

import dev.jsyscall.generator.SourceFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A digest of everything that an outcome depends on. */
final class Fingerprint {
    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    Fingerprint add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds the length too, so that what is next to each other doesn't run together. */
    Fingerprint add(byte[] bytes) {
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        return this;
    }

    Fingerprint addAll(List<SourceFile> files) {
        for (SourceFile file : files) {
            add(file.path()).add(file.text());
        }
        return this;
    }

    /** The digest in hexadecimal; ends the fingerprint. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
