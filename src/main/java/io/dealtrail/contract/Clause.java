package io.dealtrail.contract;

/**
 * One clause of a contract.
 *
 * @param key what it is about; unique in the contract
 * @param standard whether it reads as our standard clause of this key does
 */
public record Clause(String key, String title, String text, boolean standard) {}
