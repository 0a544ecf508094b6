package io.dealtrail.customer;

import java.util.Locale;

/**
 * Whom to write to.
 *
 * @param contact id of the contact
 * @param language that they read
 */
public record Recipient(String contact, String name, String email, Locale language) {}
