package io.dealtrail.people;

import org.springframework.security.core.context.SecurityContextHolder;

/** Signs a person in on this thread, for tests that call services without the web. */
public final class SignIn {

    private SignIn() {}

    public static void as(Person person) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SignedIn(person));
        SecurityContextHolder.setContext(context);
    }
}
