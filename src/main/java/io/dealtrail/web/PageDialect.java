package io.dealtrail.web;

import io.dealtrail.people.Actors;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/**
 * What every template may use: {@code #show} writes values, {@code #assets} knows the front end's files, {@code #me} is who is
 * signed in. Expression objects, because Thymeleaf keeps beans out of addresses.
 */
@Component
class PageDialect extends AbstractDialect implements IExpressionObjectDialect {

    private final Show show;
    private final Assets assets;
    private final Actors actors;

    PageDialect(Show show, Assets assets, Actors actors) {
        super("pages");
        this.show = show;
        this.assets = assets;
        this.actors = actors;
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return new IExpressionObjectFactory() {
            @Override
            public Set<String> getAllExpressionObjectNames() {
                return Set.of("show", "assets", "me");
            }

            @Override
            public @Nullable Object buildObject(IExpressionContext context, String name) {
                return switch (name) {
                    case "show" -> show;
                    case "assets" -> assets;
                    default -> actors.username() == null ? null : actors.person();
                };
            }

            @Override
            public boolean isCacheable(String name) {
                return true; // within the rendering of one template
            }
        };
    }
}
