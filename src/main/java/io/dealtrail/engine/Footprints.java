package io.dealtrail.engine;

import java.util.Set;

/** Where a deal has been; implemented by the module that keeps the history. */
public interface Footprints {

    /** Ids of the elements that the deal has left behind in this process, in whatever version it was then. */
    Set<String> passed(String deal, String process);
}
