package io.dealtrail.policy;

import io.dealtrail.engine.Models;
import io.dealtrail.engine.Trial;
import io.dealtrail.policy.expression.ExpressionError;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Judges a file before the engine may see it: first whether it is XML that we take at all, then whether it holds only what is
 * allowed, then what it would do; last, when all of that is well, the engine's own parser is asked. Nothing is ever executed.
 */
@Component
public class Policy {

    private static final AllowList DIAGRAMS = AllowList.read("bpmn.allowed");
    private static final AllowList TABLES = AllowList.read("dmn.allowed");
    private static final Rule STRUCTURE = new Structure();
    private static final List<Rule> RULES = List.of(
            new Lengths(),
            new StepNames(),
            new Readings(),
            new Writings(),
            new Forms(),
            new MessageNames(),
            new References(),
            new Timers(),
            new Repetition(),
            new Splits(),
            new EndlessLoops(),
            new Safeguards(),
            new Drawing());

    private final Surroundings surroundings;
    private final Trial trial;

    Policy(Surroundings surroundings, Trial trial) {
        this.surroundings = surroundings;
        this.trial = trial;
    }

    /** What is wrong with a file. Never throws, whatever the file holds. */
    public Verdict check(Candidate candidate) {
        Findings findings = new Findings();
        try {
            check(candidate, findings);
        } catch (XmlRefused e) {
            findings.error(e.rule(), (String) null, e.line(), e.arg());
        } catch (ExpressionError e) {
            findings.error(e.kind().rule(), (String) null, 0, e.at(), e.at());
        } catch (StackOverflowError e) {
            findings.error("xml.depth", (String) null, 0, "60");
        }
        return findings.verdict();
    }

    private void check(Candidate candidate, Findings findings) throws XmlRefused {
        Element root = Xml.read(candidate.xml());
        Context context = new Context(candidate, surroundings);
        if (root.is("definitions")) {
            DIAGRAMS.check(root, findings);
            diagram(new ProcessFile(root), context, findings);
        } else if (root.is("dmn:definitions")) {
            TABLES.check(root, findings);
            TableRules.check(root, context, findings);
        } else {
            findings.error("xml.root", root, root.name());
        }
        if (!findings.failed()) {
            boolean diagram = root.is("definitions");
            String key = root.child(diagram ? "process" : "dmn:decision")
                    .map(Element::id)
                    .orElse("model");
            trial.read(diagram ? Models.Kind.BPMN : Models.Kind.DMN, key, candidate.xml()).stream()
                    .filter(Trial.Objection::error)
                    .forEach(o -> findings.error("engine.parse", o.element(), o.line(), o.message()));
        }
    }

    private static void diagram(ProcessFile file, Context context, Findings findings) {
        STRUCTURE.check(file, context, findings);
        if (file.size() <= Structure.MOST_NODES) {
            RULES.forEach(rule -> rule.check(file, context, findings));
        }
    }
}
