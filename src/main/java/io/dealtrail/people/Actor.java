package io.dealtrail.people;

/** Who does something: a person, the engine by itself, a customer with a link, or an import. */
public record Actor(Kind kind, String id) {

    public enum Kind {
        PERSON,
        ENGINE,
        CUSTOMER,
        IMPORT
    }

    public static final Actor ENGINE = new Actor(Kind.ENGINE, "engine");

    public static Actor person(String username) {
        return new Actor(Kind.PERSON, username);
    }

    /** @param importId id of the import, started by {@code username} */
    public static Actor importOf(String importId, String username) {
        return new Actor(Kind.IMPORT, importId + " by " + username);
    }

    public static Actor customer(String name) {
        return new Actor(Kind.CUSTOMER, name);
    }

    /** As written on the trail: {@code person:anna.snelling}. */
    @Override
    public String toString() {
        return kind == Kind.ENGINE ? "engine" : kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + id;
    }
}
