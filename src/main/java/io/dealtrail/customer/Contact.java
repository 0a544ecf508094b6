package io.dealtrail.customer;

import org.jspecify.annotations.Nullable;

/**
 * Somebody at an account.
 *
 * @param phone E.164
 * @param title job title
 * @param role part in the buying centre, one of {@link NewContact#ROLES}
 * @param language in which to write to them, one of {@link NewContact#LANGUAGES}; null is told by the account
 */
public record Contact(
        String id,
        String account,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String title,
        @Nullable String role,
        @Nullable String language,
        long version) {}
