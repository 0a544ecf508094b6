package io.dealtrail.engine;

import java.util.List;

/** A page of our own that a user task names by {@code camunda:formKey}; implemented by the module whose page it is. */
public interface FormPage {

    /** {@code module/form}, one of {@link Vocabulary#FORM_KEYS}. */
    String key();

    /** What it hands to the process, checked like drawn fields; may be empty. */
    List<FormField> fields();
}
