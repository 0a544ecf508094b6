package io.dealtrail.people;

/** What a person may do; a person may have several. */
public enum Role {
    REP,
    MANAGER,
    DIRECTOR,
    SPECIALIST,
    AUDITOR,
    ADMIN
}
