package io.dealtrail.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import io.dealtrail.people.Actors;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Leaves out what is {@link Discreet} wherever it would be told to somebody who may not see it, however deep it stands. */
@Component
class DiscreetModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    DiscreetModule(Actors actors) {
        super("discreet");
        setSerializerModifier(new Modifier(actors));
    }

    private static final class Modifier extends BeanSerializerModifier {

        private static final long serialVersionUID = 1L;

        private final transient Actors actors;

        Modifier(Actors actors) {
            this.actors = actors;
        }

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
            List<BeanPropertyWriter> changed = new ArrayList<>();
            for (BeanPropertyWriter property : properties) {
                changed.add(property.getAnnotation(Discreet.class) == null ? property : new Writer(property, actors));
            }
            return changed;
        }
    }

    private static final class Writer extends BeanPropertyWriter {

        private static final long serialVersionUID = 1L;

        private final transient Actors actors;

        Writer(BeanPropertyWriter property, Actors actors) {
            super(property);
            this.actors = actors;
        }

        @Override
        public void serializeAsField(Object bean, JsonGenerator json, SerializerProvider provider) throws Exception {
            if (actors.seesMargins()) {
                super.serializeAsField(bean, json, provider);
            }
        }
    }
}
