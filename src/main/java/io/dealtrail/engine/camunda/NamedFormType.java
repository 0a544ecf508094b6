package io.dealtrail.engine.camunda;

import org.camunda.bpm.engine.impl.form.type.AbstractFormFieldType;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** Makes a field type known to the engine's parser. Values are checked and typed by our own forms, not by the engine's. */
class NamedFormType extends AbstractFormFieldType {

    private final String name;

    NamedFormType(String name) {
        this.name = name;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public TypedValue convertToFormValue(TypedValue value) {
        return value;
    }

    @Override
    public TypedValue convertToModelValue(TypedValue value) {
        return value;
    }

    @Override
    @Deprecated
    public Object convertFormValueToModelValue(Object value) {
        return Variables.untypedValue(value);
    }

    @Override
    @Deprecated
    public String convertModelValueToFormValue(Object value) {
        return String.valueOf(value);
    }
}
