package io.dealtrail.engine.camunda;

import io.dealtrail.engine.Facts;
import io.dealtrail.engine.Sla;
import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;
import org.jspecify.annotations.Nullable;

/** Hands out {@code deal}, {@code sla} and steps, and facts by name, never by reflection. */
class DealElResolver extends ELResolver {

    private record DealRef(String number, VariableScope scope) {}

    private record SlaRef(Sla.Moment moment) {}

    private final Supplier<Facts> facts;
    private final Supplier<Sla> sla;
    private final Supplier<Moves> moves;
    private final Whereabouts whereabouts;
    private final Function<String, @Nullable Object> steps;

    DealElResolver(
            Supplier<Facts> facts,
            Supplier<Sla> sla,
            Supplier<Moves> moves,
            Whereabouts whereabouts,
            Function<String, @Nullable Object> steps) {
        this.facts = facts;
        this.sla = sla;
        this.moves = moves;
        this.whereabouts = whereabouts;
        this.steps = steps;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        String name = String.valueOf(property);
        if (base == null) {
            return root(context, name);
        }
        if (base instanceof DealRef deal) {
            context.setPropertyResolved(true);
            Object value = facts.get().of(deal.number(), name);
            moves.get().saw(deal.scope(), deal.number(), name, value);
            return value;
        }
        if (base instanceof SlaRef ref) {
            context.setPropertyResolved(true);
            return switch (name) {
                case "due" -> sla.get().due(ref.moment());
                case "ladder" -> sla.get().ladder(ref.moment());
                default -> throw new PropertyNotFoundException("sla has no " + name);
            };
        }
        return null;
    }

    private @Nullable Object root(ELContext context, String name) {
        VariableScope scope = (VariableScope) context.getContext(VariableScope.class);
        Object found = switch (name) {
            case "deal" -> new DealRef(whereabouts.deal(scope), scope);
            case "sla" -> new SlaRef(whereabouts.moment(scope));
            default -> steps.apply(name);
        };
        if (found != null) {
            context.setPropertyResolved(true);
        }
        return found;
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
        return true;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
        if (base instanceof DealRef || base instanceof SlaRef) {
            throw new PropertyNotWritableException("facts are read-only: " + property);
        }
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
        return null;
    }

    @Override
    public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return Collections.emptyIterator();
    }
}
