package io.dealtrail.deal;

/** How a deal stands. OPEN and NURTURE have a running process; a WON one has it until after-sales ends. */
public enum DealStatus {
    OPEN,
    WON,
    LOST,
    DISQUALIFIED,
    NURTURE;

    public boolean isClosed() {
        return this == WON || this == LOST || this == DISQUALIFIED;
    }
}
