package io.dealtrail.people;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A request's authentication, with the person as the database has them now. */
class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;
    private final transient Person person;

    SignedIn(Person person) {
        super(authorities(person));
        this.person = person;
        setAuthenticated(true);
    }

    Person person() {
        return person;
    }

    static List<GrantedAuthority> authorities(Person person) {
        return person.roles().stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return person.username();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedIn that && that.person.username().equals(person.username());
    }

    @Override
    public int hashCode() {
        return person.username().hashCode();
    }
}
