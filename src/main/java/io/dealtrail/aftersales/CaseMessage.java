package io.dealtrail.aftersales;

import java.time.Instant;

/**
 * A part of the conversation about a case.
 *
 * @param seq counts from 1
 * @param kind customer, reply, question, note (which the customer never reads), resolution or reopened
 * @param by as on the trail: {@code person:anna.snelling}, {@code customer:Bo}
 */
record CaseMessage(String number, int seq, String kind, String text, String by, Instant at) {

    static final String NOTE = "note";

    public boolean isInternal() {
        return kind.equals(NOTE);
    }

    public boolean isTheirs() {
        return kind.equals("customer") || by.startsWith("customer:");
    }
}
