package io.dealtrail.policy;

import java.io.Serial;

/** A file that is not even XML as we take it. */
class XmlRefused extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String rule;
    private final int line;
    private final String arg;

    XmlRefused(String rule, int line, String arg) {
        super(rule + " " + arg);
        this.rule = rule;
        this.line = line;
        this.arg = arg;
    }

    String rule() {
        return rule;
    }

    int line() {
        return line;
    }

    String arg() {
        return arg;
    }
}
