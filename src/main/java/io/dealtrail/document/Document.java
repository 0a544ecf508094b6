package io.dealtrail.document;

import java.time.Instant;

/**
 * A paper as it left the house.
 *
 * @param kind what it is: {@code proposal}, {@code contract} and so on
 * @param key which one of its kind on this deal, such as the proposal's version
 * @param sha256 of its bytes, in hexadecimal digits
 * @param size in bytes
 * @param createdBy as on the trail: {@code person:anna.snelling}
 */
public record Document(
        String id,
        String deal,
        String kind,
        String key,
        String fileName,
        String sha256,
        int size,
        Instant createdAt,
        String createdBy) {}
