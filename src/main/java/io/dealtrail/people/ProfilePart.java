package io.dealtrail.people;

/** What another module lets people set for themselves; shown on the profile under its name. */
public interface ProfilePart {

    /** The model's attribute. */
    String name();

    Object of(Person person);
}
