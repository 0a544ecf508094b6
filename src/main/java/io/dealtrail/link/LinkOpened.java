package io.dealtrail.link;

/** A customer has opened a link for the first time; published in the transaction that counts it. */
public record LinkOpened(Link link) {}
