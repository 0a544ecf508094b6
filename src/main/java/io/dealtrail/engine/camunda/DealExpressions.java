package io.dealtrail.engine.camunda;

import io.dealtrail.engine.Facts;
import io.dealtrail.engine.Sla;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * What expressions in diagrams can reach: variables, steps, {@code deal.<fact>} and {@code sla.<name>}. No other bean, no
 * property or method of any object but the few that the deployment policy allows.
 */
@Component
class DealExpressions extends JuelExpressionManager {

    private final ApplicationContext context;
    private final ObjectProvider<Facts> facts;
    private final ObjectProvider<Sla> sla;
    private final ObjectProvider<Moves> moves;
    private final Whereabouts whereabouts;

    DealExpressions(
            ApplicationContext context,
            ObjectProvider<Facts> facts,
            ObjectProvider<Sla> sla,
            ObjectProvider<Moves> moves,
            Whereabouts whereabouts) {
        super(Map.of()); // an empty map, not null: null would mean every bean
        this.context = context;
        this.facts = facts;
        this.sla = sla;
        this.moves = moves;
        this.whereabouts = whereabouts;
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new DealElResolver(facts::getObject, sla::getObject, moves::getObject, whereabouts, this::step));
        resolver.add(new MapELResolver(true));
        resolver.add(new ListELResolver(true));
        resolver.add(new AllowedMethods());
        return resolver;
    }

    private @org.jspecify.annotations.Nullable JavaDelegate step(String name) {
        return context.containsBean(name) && context.isTypeMatch(name, JavaDelegate.class)
                ? context.getBean(name, JavaDelegate.class)
                : null;
    }
}
