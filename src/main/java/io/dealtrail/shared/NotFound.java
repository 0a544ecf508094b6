package io.dealtrail.shared;

/** It does not exist, or the person may not know that it does: 404 either way. */
public class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String kind;
    private final String id;

    /** @param kind what was looked for, as in the message {@code notFound.<kind>} */
    public NotFound(String kind, String id) {
        super(kind + " " + id + " not found");
        this.kind = kind;
        this.id = id;
    }

    public String kind() {
        return kind;
    }

    public String id() {
        return id;
    }
}
