package io.dealtrail.transfer;

import io.dealtrail.people.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The first passwords of people who were not made by an admin. */
@Component
class FirstPasswords {

    static final String DEMO = "demo";
    private final PasswordEncoder encoder;
    private final TransferSettings settings;
    private volatile @Nullable String sampleHash;

    FirstPasswords(PasswordEncoder encoder, TransferSettings settings) {
        this.encoder = encoder;
        this.settings = settings;
    }

    /** The sample's people share one password and its hash; others get one that nobody knows. */
    String hashFor(ImportRun run) {
        return SampleCompany.LOADER.equals(run.startedBy()) ? sampleHash() : encoder.encode(random());
    }

    /** Hashed once: forty people with a slow hash each would hold up the first start. */
    String sampleHash() {
        String hash = sampleHash;
        if (hash == null) {
            hash = encoder.encode(settings.hasSamplePassword() ? settings.samplePassword() : DEMO);
            sampleHash = hash;
        }
        return hash;
    }

    String random() {
        return Secrets.random(18);
    }
}
