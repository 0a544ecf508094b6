package io.dealtrail.transfer;

import io.dealtrail.people.Accounts;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The first start: brings the sample company, or else one admin. People, teams, products and accounts are there before the first request;
 * the opportunities follow beside it, see {@link ImportWorker}.
 */
@Component
@Order(10)
class SampleCompany implements ApplicationRunner {

    /** Who is on the trail as having begun the sample's imports. */
    static final String LOADER = "sample";

    private static final Logger LOG = LoggerFactory.getLogger(SampleCompany.class);

    private final People people;
    private final Accounts accounts;
    private final Imports imports;
    private final Profiles profiles;
    private final Importer importer;
    private final FirstPasswords passwords;
    private final TransferSettings settings;
    private final ServerProperties server;
    private final TransactionTemplate transaction;

    SampleCompany(
            People people,
            Accounts accounts,
            Imports imports,
            Profiles profiles,
            Importer importer,
            FirstPasswords passwords,
            TransferSettings settings,
            ServerProperties server,
            TransactionTemplate transaction) {
        this.people = people;
        this.accounts = accounts;
        this.imports = imports;
        this.profiles = profiles;
        this.importer = importer;
        this.passwords = passwords;
        this.settings = settings;
        this.server = server;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments args) {
        if (!people.all().isEmpty()) {
            return;
        }
        if (!settings.sample()) {
            admin();
        } else if (!settings.hasSamplePassword() && !isLoopback(server.getAddress())) {
            LOG.error(
                    "The sample company has a known password, and this server listens beyond this machine: it is not loaded."
                            + " Set DEALTRAIL_SAMPLE_PASSWORD and start with an empty database to have it.");
            admin();
        } else {
            sample();
        }
    }

    /** The server listens everywhere when it has no address. */
    static boolean isLoopback(@Nullable InetAddress address) {
        return address != null && address.isLoopbackAddress();
    }

    private void admin() {
        String password = passwords.random();
        accounts.create(person("admin", "Admin", Role.ADMIN, null), password);
        LOG.warn(
                "First start: sign in as admin with the password {} and change it. It is shown only this once.",
                password);
    }

    private void sample() {
        transaction.executeWithoutResult(status -> {
            staff("director", "Director", Role.DIRECTOR, "directors");
            staff("legal", "Legal", Role.SPECIALIST, "legal");
            staff("presales", "Presales", Role.SPECIALIST, "presales");
            staff("service", "Service", Role.SPECIALIST, "service");
            staff("finance", "Finance", Role.SPECIALIST, "finance");
            staff("auditor", "Auditor", Role.AUDITOR, null);
            staff("admin", "Admin", Role.ADMIN, null);
            queue("sales_teams.csv", "teams");
            queue("products.csv", "products");
            queue("accounts.csv", "accounts");
            queue("sales_pipeline.csv", "pipeline");
        });
        for (String first : new String[] {"teams", "products", "accounts"}) {
            importer.work(imports.sample(first), () -> true);
        }
        LOG.info(
                "The sample company is here: sign in as director, anna.snelling or any other; its deals are being loaded.");
    }

    private void queue(String file, String profile) {
        try (InputStream content = new ClassPathResource("sample/" + file).getInputStream()) {
            imports.add(id(profile), file, content.readAllBytes(), profiles.require(profile), false, LOADER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String id(String profile) {
        return "sample-" + profile;
    }

    private void staff(String username, String name, Role role, @Nullable String group) {
        accounts.createHashed(person(username, name, role, group), passwords.sampleHash());
    }

    private static Person person(String username, String name, Role role, @Nullable String group) {
        return new Person(
                username,
                name,
                username + "@dealtrail.example",
                null,
                null,
                Set.of(role),
                group == null ? Set.of() : Set.of(group),
                null,
                null,
                true);
    }
}
