package io.dealtrail.policy;

import java.util.List;

/** What the policy says about a file: the problems, errors first, each in the order of the file. */
public record Verdict(List<Problem> problems) {

    /** Whether it may be published. */
    public boolean valid() {
        return problems.stream().noneMatch(p -> p.severity() == Severity.ERROR);
    }

    public List<Problem> errors() {
        return problems.stream().filter(p -> p.severity() == Severity.ERROR).toList();
    }
}
