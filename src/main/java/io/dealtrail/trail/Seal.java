package io.dealtrail.trail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * A signature under the ends of all chains that grew since the seal before.
 *
 * @param n counts from 1 without a gap
 * @param heads how many chains
 * @param root of the {@link Merkle} tree over them
 * @param previous hash of the seal before; 32 zeros for the first
 * @param key id of the key: SHA-256 of its public half, in hexadecimal digits
 * @param signature Ed25519, of the statement
 */
record Seal(long n, Instant at, int heads, byte[] root, byte[] previous, String key, byte[] signature) {

    /** What is signed: canonical JSON (RFC 8785). */
    static byte[] statement(long n, Instant at, int heads, byte[] root, byte[] previous, String key) {
        HexFormat hex = HexFormat.of();
        return CanonicalJson.of(Map.of(
                        "at",
                        at.toString(),
                        "format",
                        1,
                        "heads",
                        heads,
                        "key",
                        key,
                        "n",
                        n,
                        "previous",
                        hex.formatHex(previous),
                        "root",
                        hex.formatHex(root)))
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] statement() {
        return statement(n, at, heads, root, previous, key);
    }

    byte[] hash() {
        return Chain.sha256(statement(), signature);
    }
}
