package io.dealtrail.customer;

/** An account was folded into another one; whoever refers to it refers to the other one from now on. */
public record AccountMerged(String from, String into) {}
