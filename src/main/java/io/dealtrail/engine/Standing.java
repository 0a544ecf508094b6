package io.dealtrail.engine;

import java.util.List;

/**
 * Where a deal stands in a stage.
 *
 * @param name the stage's process by name
 * @param xml its drawing in the version that the deal runs on, labels in the reader's language
 * @param active ids of the elements where the deal is now; none when the stage is not running
 * @param passed ids of the elements that it has left behind
 */
public record Standing(
        String process, int version, String name, String xml, List<String> active, List<String> passed) {}
