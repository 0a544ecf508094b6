package io.dealtrail.customer;

import org.jspecify.annotations.Nullable;

/**
 * Somebody at an account.
 *
 * @param phone E.164
 * @param title job title
 * @param role part in the buying centre, one of {@link NewContact#ROLES}
 */
public record Contact(
        String id,
        String account,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String title,
        @Nullable String role,
        long version) {}
