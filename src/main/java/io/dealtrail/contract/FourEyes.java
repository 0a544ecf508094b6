package io.dealtrail.contract;

import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Refused;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whoever drafted a contract neither checks nor reviews nor countersigns it; who is told so learns whom to ask. */
@Component
class FourEyes {

    private final Contracts contracts;
    private final People people;

    FourEyes(Contracts contracts, People people) {
        this.contracts = contracts;
        this.people = people;
    }

    /** @throws Refused {@code contract.fourEyes} (403); when countersigning with the names of who may */
    void requireOther(Contract contract, Person person, boolean countersigning) {
        if (!person.username().equals(contracts.drafter(contract))) {
            return;
        }
        if (!countersigning) {
            throw Refused.forbidden("contract.fourEyes", contract.deal());
        }
        List<String> others = others(people.directors(), person);
        if (!others.isEmpty()) {
            throw Refused.forbidden("contract.fourEyesAsk", contract.deal(), String.join(", ", others));
        }
        List<Person> admins = people.all().stream()
                .filter(p -> p.active() && p.is(Role.ADMIN))
                .toList();
        throw Refused.forbidden("contract.fourEyesAlone", contract.deal(), String.join(", ", others(admins, person)));
    }

    /** What the person reads on the page before trying; empty when nothing stands in the way. */
    Optional<Refused> hint(Contract contract, Person person, boolean countersigning) {
        try {
            requireOther(contract, person, countersigning);
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused);
        }
    }

    private static List<String> others(List<Person> all, Person but) {
        return all.stream()
                .filter(p -> !Objects.equals(p.username(), but.username()))
                .map(Person::name)
                .sorted()
                .collect(Collectors.toList());
    }
}
