package io.dealtrail.deal;

/** A deal was won, lost or disqualified. */
public record DealClosed(String deal, DealStatus status) {}
