package io.dealtrail.deal;

/** A deal changed hands together with its open tasks. */
public record OwnerChanged(String deal, String from, String to) {}
