package io.dealtrail.policy;

import java.util.Map;

/**
 * What the editor can do about a problem by itself.
 *
 * @param kind what to do: {@code default-flow}, {@code time-to-live}, {@code business-key}, {@code end-event}, {@code rename},
 *     {@code remove-attribute}, {@code remove-element}, {@code expand}, {@code executable}, {@code required}
 * @param values what it needs to know
 */
public record Fix(String kind, Map<String, String> values) {}
