package io.dealtrail.trail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The Merkle tree hash of RFC 6962, section 2.1, over heads in the order of their subjects. */
final class Merkle {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private Merkle() {}

    static byte[] leaf(String subject, long n, byte[] hash) {
        String head = CanonicalJson.of(Map.of("hash", HexFormat.of().formatHex(hash), "n", n, "subject", subject));
        return Chain.sha256(LEAF, head.getBytes(StandardCharsets.UTF_8));
    }

    /** @param leaves at least one */
    static byte[] root(List<byte[]> leaves) {
        List<byte[]> level = leaves;
        while (level.size() > 1) {
            List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
            for (int i = 0; i + 1 < level.size(); i += 2) {
                above.add(Chain.sha256(NODE, level.get(i), level.get(i + 1)));
            }
            if (level.size() % 2 == 1) {
                above.add(level.get(
                        level.size() - 1)); // a lone node goes up as it is: the same tree as splitting by powers of two
            }
            level = above;
        }
        return level.get(0);
    }
}
