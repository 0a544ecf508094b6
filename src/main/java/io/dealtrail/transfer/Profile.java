package io.dealtrail.transfer;

import io.dealtrail.people.Role;
import java.util.List;
import java.util.Set;

/** One kind of file: which columns it has, and what becomes of its rows. */
interface Profile {

    /** As the API names it. */
    String key();

    Columns columns();

    /** Who may import it. */
    default Set<Role> roles() {
        return Set.of(Role.MANAGER, Role.DIRECTOR, Role.ADMIN);
    }

    /**
     * Takes rows in, all in the running transaction.
     *
     * @param rows none of them broken
     * @return an outcome for each; a row that fails has written nothing
     */
    List<Outcome> take(List<Cells> rows, ImportRun run);
}
