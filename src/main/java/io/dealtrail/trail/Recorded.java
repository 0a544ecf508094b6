package io.dealtrail.trail;

/** An entry in its place in the chain, ready to be written. */
record Recorded(Entry entry, long n, byte[] previous, byte[] hash, Values values) {}
