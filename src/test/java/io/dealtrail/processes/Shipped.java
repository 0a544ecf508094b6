package io.dealtrail.processes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The models as they lie in the repository. */
final class Shipped {

    static final List<String> PROCESSES = List.of(
            "deal", "lead-qualification", "needs-analysis", "proposal", "negotiation", "contract", "after-sales");

    static final List<String> DECISIONS = List.of(
            "lead-score",
            "lead-routing",
            "follow-up",
            "discount-approval",
            "legal-review",
            "satisfaction",
            "case-times");

    private Shipped() {}

    static InputStream open(String file) {
        try {
            return Files.newInputStream(Path.of("processes", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
