package io.dealtrail.policy;

/** A sequence flow between two nodes of the same scope. */
record Flow(Element element, Node source, Node target) {

    String id() {
        return element.id();
    }

    /** Where it leads from and to, in words. */
    String title() {
        return source.element().title() + " → " + target.element().title();
    }

    /** Its condition as written, without spaces around; empty for none. */
    String condition() {
        return element.child("conditionExpression").map(c -> c.text().strip()).orElse("");
    }

    boolean isDefault() {
        return id().equals(source.element().get("default"));
    }
}
