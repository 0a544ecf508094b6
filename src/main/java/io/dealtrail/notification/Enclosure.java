package io.dealtrail.notification;

/** A file that goes along with a letter. */
public record Enclosure(String fileName, String type, byte[] content) {}
