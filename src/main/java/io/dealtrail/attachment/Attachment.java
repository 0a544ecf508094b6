package io.dealtrail.attachment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file on a deal.
 *
 * @param type media type as told from the content
 * @param size in bytes
 * @param sha256 of the content, in hexadecimal digits
 * @param uploadedBy user name
 */
record Attachment(
        String id,
        String deal,
        @Nullable String task,
        String name,
        String type,
        long size,
        String sha256,
        String uploadedBy,
        @Nullable String uploadedByName,
        OffsetDateTime uploadedAt,
        @JsonIgnore String store,
        @JsonIgnore @Nullable OffsetDateTime deletedAt) {

    /** What a browser shows without running anything of it; SVG and HTML never belong here. */
    private static final Set<String> IMAGES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    static final String PDF = "application/pdf";

    @JsonIgnore
    boolean isDeleted() {
        return deletedAt != null;
    }

    /** How the page shows it: {@code image}, {@code pdf}, or null for files to be downloaded. */
    @JsonIgnore
    public @Nullable String preview() {
        return IMAGES.contains(type) ? "image" : PDF.equals(type) ? "pdf" : null;
    }

    @JsonIgnore
    public boolean isLarge() {
        return size >= 1_000_000;
    }

    /** Size in megabytes for large files, else in kilobytes, as people read it. */
    @JsonIgnore
    public BigDecimal roundedSize() {
        return isLarge()
                ? BigDecimal.valueOf(size).movePointLeft(6).setScale(1, RoundingMode.HALF_UP)
                : BigDecimal.valueOf(size).movePointLeft(3).setScale(0, RoundingMode.UP);
    }
}
