package io.dealtrail.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a model may refer to, as it stands now. */
interface Surroundings {

    /** The variables that each step writes, by the step's name. */
    Map<String, List<String>> steps();

    /** Keys of the processes and tables that are published. */
    Set<String> models();

    /** The newest published file. */
    Optional<byte[]> newest(String key);

    /** The file that came with the product. */
    Optional<byte[]> shipped(String key);
}
