package io.dealtrail.trail;

/** The end of a subject's chain, locked by this transaction; {@code isNew} when the subject has none yet. */
record Head(String subject, long n, byte[] hash, boolean isNew) {

    static Head first(String subject) {
        return new Head(subject, 0, Chain.START, true);
    }

    Head next(byte[] linked) {
        return new Head(subject, n + 1, linked, isNew);
    }
}
