package io.dealtrail.people;

import io.dealtrail.shared.Refused;
import java.util.Locale;
import java.util.Set;

/** What makes a password good enough: long, not one that everybody tries first, and not the person's own name. */
final class PasswordRule {

    static final int LENGTH = 8;
    private static final int LONGEST = 72; // the hash reads no further

    private static final Set<String> COMMON = Set.of(
            "password",
            "password1",
            "password123",
            "passw0rd",
            "12345678",
            "123456789",
            "1234567890",
            "11111111",
            "qwertyui",
            "qwerty123",
            "qwertyuiop",
            "asdfghjk",
            "iloveyou",
            "sunshine",
            "princess",
            "football",
            "baseball",
            "superman",
            "trustno1",
            "welcome1",
            "welcome123",
            "letmein1",
            "admin123",
            "administrator",
            "abcd1234",
            "abc12345",
            "1q2w3e4r",
            "1qaz2wsx",
            "zaq12wsx",
            "88888888",
            "66666666",
            "woaini520",
            "woaini1314",
            "5201314520",
            "dealtrail");

    private PasswordRule() {}

    /**
     * @throws Refused {@code password.short} under eight characters, {@code password.long} beyond 72 bytes, {@code
     *     password.weak} for one that is easily guessed
     */
    static void check(Person person, String password) {
        if (password.length() < LENGTH) {
            throw Refused.field("password", "password.short", LENGTH);
        }
        if (password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST) {
            throw Refused.field("password", "password.long", LONGEST);
        }
        String plain = password.toLowerCase(Locale.ROOT);
        boolean named =
                plain.contains(person.username()) || plain.equals(person.name().toLowerCase(Locale.ROOT));
        if (COMMON.contains(plain) || named || plain.chars().distinct().count() < 4) {
            throw Refused.field("password", "password.weak");
        }
    }
}
