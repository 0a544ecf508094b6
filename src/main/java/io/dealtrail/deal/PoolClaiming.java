package io.dealtrail.deal;

/** Somebody is about to take a deal that nobody owns; published within the claim, so that a listener may refuse it. */
public record PoolClaiming(String deal, String stage, String person) {}
