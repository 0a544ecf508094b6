package io.dealtrail.trail;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The arithmetic of the chain: {@code hash = SHA-256(previous ‖ n ‖ digest)}, n as 8 bytes, big end first. */
final class Chain {

    /** What comes before the first entry. */
    static final byte[] START = new byte[32];

    private Chain() {}

    static byte[] link(byte[] previous, long n, byte[] digest) {
        return sha256(previous, ByteBuffer.allocate(Long.BYTES).putLong(n).array(), digest);
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha.update(part);
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
