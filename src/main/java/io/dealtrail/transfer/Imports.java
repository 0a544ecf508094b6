package io.dealtrail.transfer;

import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is being taken in, and what was. */
@Component
class Imports {

    private static final int MAX_NAME = 200;

    private final Runs runs;
    private final Profiles profiles;
    private final Clock clock;

    Imports(Runs runs, Profiles profiles, Clock clock) {
        this.runs = runs;
        this.profiles = profiles;
        this.clock = clock;
    }

    /**
     * Checks the file as a whole and queues it.
     *
     * @param profile a profile's key or {@code auto}
     * @throws Refused when it is no table, or not one that is known
     */
    @Transactional
    ImportRun queue(String name, byte[] file, String profile, boolean dryRun, Person by) {
        CsvTable table = CsvTable.read(file);
        Profile chosen = profiles.choose(profile, table.header());
        if (by.roles().stream().noneMatch(chosen.roles()::contains)) {
            throw new AccessDeniedException("import of " + chosen.key());
        }
        return add(UUID.randomUUID().toString(), name, file, chosen, dryRun, by.username());
    }

    /** @param id known beforehand, so that two nodes cannot both begin it */
    @Transactional
    ImportRun add(String id, String name, byte[] file, Profile profile, boolean dryRun, String by) {
        CsvTable table = CsvTable.read(file);
        Instant now = clock.instant();
        ImportRun run = new ImportRun(
                id,
                ImportRun.QUEUED,
                profile.key(),
                dryRun,
                name.length() > MAX_NAME ? name.substring(name.length() - MAX_NAME) : name,
                hash(file),
                table.charset(),
                by,
                table.count(),
                0,
                0,
                0,
                0,
                0,
                null,
                now,
                now,
                null,
                null);
        runs.add(run, file);
        return run;
    }

    /** @throws NotFound also for the imports of others, unless the person is a director or admin */
    @Transactional(readOnly = true)
    ImportRun require(String id, Person by) {
        ImportRun run = runs.require(id);
        if (!run.startedBy().equals(by.username()) && !by.is(Role.DIRECTOR) && !by.is(Role.ADMIN)) {
            throw new NotFound("import", id);
        }
        return run;
    }

    ImportRun sample(String profile) {
        return runs.require(SampleCompany.id(profile));
    }

    private static String hash(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
