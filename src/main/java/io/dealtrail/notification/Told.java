package io.dealtrail.notification;

/** Somebody's notifications changed: something new, or something was read. Published inside the transaction. */
public record Told(String username) {}
