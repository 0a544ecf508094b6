package io.dealtrail.engine;

import java.util.Set;

/** Says who may not have a task although they are of its group: who asked for something does not decide on it. */
public interface Barred {

    /**
     * @param mandatory kind of the mandatory task
     * @return user names
     */
    Set<String> from(String deal, String mandatory);
}
