package io.dealtrail.policy;

/** How bad a problem is. */
public enum Severity {
    /** The model may not be published. */
    ERROR,
    /** It may, but somebody should look. */
    WARNING
}
