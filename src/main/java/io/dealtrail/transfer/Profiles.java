package io.dealtrail.transfer;

import io.dealtrail.shared.Refused;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The kinds of files there are, the most particular first. */
@Component
class Profiles {

    static final String AUTO = "auto";
    private final List<Profile> all;

    Profiles(List<Profile> all) {
        this.all = all;
    }

    /** @throws Refused {@code import.profile} */
    Profile require(String key) {
        return all.stream()
                .filter(p -> p.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refused.field(
                        "profile",
                        "import.profile",
                        key,
                        AUTO + ", " + all.stream().map(Profile::key).collect(Collectors.joining(", "))));
    }

    /** @throws Refused {@code import.columnsMissing} when the file has not what the profile needs, {@code import.unknownColumns} when no profile fits */
    Profile choose(String key, List<String> header) {
        if (!key.equals(AUTO)) {
            Profile named = require(key);
            if (!named.columns().fit(header)) {
                throw Refused.invalid(
                        "import.columnsMissing", key, named.columns().wanted());
            }
            return named;
        }
        return all.stream()
                .filter(p -> p.columns().fit(header))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "import.unknownColumns",
                        all.stream()
                                .map(p -> p.key() + " (" + p.columns().wanted() + ")")
                                .collect(Collectors.joining("; "))));
    }
}
