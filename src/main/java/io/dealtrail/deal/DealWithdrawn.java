package io.dealtrail.deal;

/** An imported deal was taken back: its row is gone, so what other modules know it by should go too. */
public record DealWithdrawn(String deal) {}
