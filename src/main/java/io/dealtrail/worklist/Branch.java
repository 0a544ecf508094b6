package io.dealtrail.worklist;

import java.util.Map;

/** A part of a list that an index orders: a condition on {@code work_item w}. */
record Branch(String sql, Map<String, Object> params) {}
