package io.dealtrail.migration;

/** A deal's running process; {@code instance} is the engine's id of it. */
record Subject(String deal, String instance) {}
