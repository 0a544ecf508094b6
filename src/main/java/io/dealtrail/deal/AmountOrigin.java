package io.dealtrail.deal;

/** Where a deal's amount comes from; a later origin is never overwritten by an earlier one's kind. */
public enum AmountOrigin {
    ESTIMATE,
    PROPOSAL,
    CONTRACT
}
