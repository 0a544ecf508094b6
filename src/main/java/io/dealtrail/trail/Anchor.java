package io.dealtrail.trail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells each seal to a place outside the database, so that nobody who owns the database can take the last seals away unseen. */
@Component
class Anchor {

    private static final Logger log = LoggerFactory.getLogger(Anchor.class);

    private final SealSettings settings;

    Anchor(SealSettings settings) {
        this.settings = settings;
    }

    /** Adds the seal to the file, once its transaction has committed. A file that cannot be written stops nothing, and is told. */
    void drop(Seal seal) {
        Path file = settings.anchor();
        if (file == null) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                write(file, line(seal));
            }
        });
    }

    static String line(Seal seal) {
        HexFormat hex = HexFormat.of();
        return CanonicalJson.of(Map.of(
                        "at", seal.at().toString(),
                        "hash", hex.formatHex(seal.hash()),
                        "heads", seal.heads(),
                        "key", seal.key(),
                        "n", seal.n(),
                        "root", hex.formatHex(seal.root()),
                        "signature", hex.formatHex(seal.signature())))
                + "\n";
    }

    private static void write(Path file, String line) {
        try {
            Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            log.error("A seal could not be added to {}", file, e);
        }
    }
}
