package io.dealtrail.customer;

import io.dealtrail.web.Faults;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of somebody at a company, as entered. */
public record NewContact(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String title,
        @Nullable String role,
        @Nullable String language) {

    /** Languages in which we write to customers. */
    public static final List<String> LANGUAGES = List.of("en", "zh-CN");

    /** Parts that people play in a buying centre. */
    public static final List<String> ROLES =
            List.of("decisionMaker", "influencer", "champion", "user", "gatekeeper", "blocker", "buyer", "other");

    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@<>()\\[\\],;:\"\\\\]{1,64}@[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?(\\.[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?)+");

    public NewContact(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String title,
            @Nullable String role) {
        this(name, email, phone, title, role, null);
    }

    public static NewContact of(@Nullable String name, @Nullable String email, @Nullable String phone) {
        return new NewContact(name, email, phone, null, null, null);
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return Stream.of(name, email, phone).filter(Objects::nonNull).allMatch(String::isBlank);
    }

    /**
     * The contact with e-mail in lower case and phone in E.164; a contact without name is called by its e-mail or phone.
     *
     * @param prefix of the fields' names in the request, such as {@code contact.}
     * @param country by which the phone number is read
     */
    NewContact checked(Faults faults, String prefix, PhoneNumbers phones, String country) {
        String mail = faults.text(prefix + "email", email, 254);
        if (mail != null && mail.length() <= 254 && !EMAIL.matcher(mail).matches()) {
            faults.add(prefix + "email", "email.invalid", mail);
        }
        String lower = mail == null ? null : mail.toLowerCase(Locale.ROOT);
        String number = faults.text(prefix + "phone", phone, 100);
        String e164 = number == null ? null : phones.e164(number, country).orElse(null);
        if (number != null && e164 == null) {
            faults.add(prefix + "phone", "phone.invalid", number, country);
        }
        String called = faults.text(prefix + "name", name, 200);
        if (called == null) {
            called = lower != null ? shortened(lower) : e164;
        }
        if (called == null && number == null) {
            faults.add(prefix + "name", "field.required", prefix + "name");
        }
        return new NewContact(
                called,
                lower,
                e164,
                faults.text(prefix + "title", title, 120),
                faults.choice(prefix + "role", role, ROLES),
                faults.choice(prefix + "language", language, LANGUAGES));
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) : text;
    }
}
