package io.dealtrail.engine.camunda;

import io.dealtrail.engine.TrialTables;

/** The engine for tables alone, without a Spring context. */
public final class SandboxedTablesAccess {

    private SandboxedTablesAccess() {}

    public static TrialTables tables() {
        return new SandboxedTables();
    }
}
