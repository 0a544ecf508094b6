package io.dealtrail.correspondence;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How far a mailbox was read, and which machine reads it now. */
@Repository
@Transactional(propagation = Propagation.REQUIRES_NEW)
class InboxMarks {

    /** @param validity of the folder's numbers: when it changes, they have begun anew */
    record Mark(long validity, long uid) {}

    private static final Duration LEASE = Duration.ofMinutes(10);

    private final JdbcClient jdbc;

    InboxMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the folder for this machine; nothing when another one reads it. A machine that died has it for ten minutes. */
    Optional<Mark> take(String folder, Instant now) {
        int taken = jdbc.sql("""
                update inbox_mark set busy_until = :until where folder = :folder and (busy_until is null or busy_until < :now)""")
                .param("folder", folder)
                .param("until", now.plus(LEASE).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return taken == 0
                ? Optional.empty()
                : jdbc.sql("select validity, uid from inbox_mark where folder = :folder")
                        .param("folder", folder)
                        .query(Mark.class)
                        .optional();
    }

    /** Makes the folder known; known ones stay as they are. */
    void begin(String folder) {
        boolean known = !jdbc.sql("select 1 from inbox_mark where folder = :folder")
                .param("folder", folder)
                .query(Integer.class)
                .list()
                .isEmpty();
        if (!known) {
            try {
                jdbc.sql("insert into inbox_mark (folder, validity, uid) values (:folder, 0, 0)")
                        .param("folder", folder)
                        .update();
            } catch (DuplicateKeyException e) {
                throw new IllegalStateException("another machine has just begun with " + folder, e);
            }
        }
    }

    void reached(String folder, long validity, long uid) {
        jdbc.sql("update inbox_mark set validity = :validity, uid = :uid where folder = :folder")
                .param("folder", folder)
                .param("validity", validity)
                .param("uid", uid)
                .update();
    }

    void leave(String folder) {
        jdbc.sql("update inbox_mark set busy_until = :nobody where folder = :folder")
                .param("folder", folder)
                .param("nobody", null, Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }
}
