package io.dealtrail.deal;

import java.util.Map;

/**
 * A message from outside is about to be told to the deal's process. Whoever owns its meaning may refuse it or change the values,
 * which become variables.
 */
public record MessageArriving(String deal, String name, Map<String, Object> values) {}
