package io.dealtrail.link;

/** A file that a customer may take from behind a link. */
public record LinkFile(String fileName, String type, byte[] content) {}
