import Linter from 'bpmnlint/lib/linter';
import conditionalFlows from 'bpmnlint/rules/conditional-flows';
import endRequired from 'bpmnlint/rules/end-event-required';
import labels from 'bpmnlint/rules/label-required';
import disconnected from 'bpmnlint/rules/no-disconnected';
import twice from 'bpmnlint/rules/no-duplicate-sequence-flows';
import joinFork from 'bpmnlint/rules/no-gateway-join-fork';
import implicitEnd from 'bpmnlint/rules/no-implicit-end';
import implicitSplit from 'bpmnlint/rules/no-implicit-split';
import implicitStart from 'bpmnlint/rules/no-implicit-start';
import overlap from 'bpmnlint/rules/no-overlapping-elements';
import starts from 'bpmnlint/rules/single-blank-start-event';
import startRequired from 'bpmnlint/rules/start-event-required';
import superfluous from 'bpmnlint/rules/superfluous-gateway';
import { json, type Vocabulary } from './api';
import { ladderOf } from './ladder';
import { business, definitionOf, title, type, type Any, type Sheet } from './modeler';
import { fields, labelOf, told } from './names';
import { kindOf, t, type Word } from './texts';

export type Severity = 'error' | 'warning' | 'info';

export interface Fix {
  kind: string;
  values: Record<string, string>;
}

export interface Problem {
  severity: Severity;
  rule: string;
  element: string | null;
  message: string;
  fix?: Fix | null;
  /** Which controls of the panel mend it, the first that there is. */
  keys: string[];
}

type Rule = [word: Word, severity: Severity, keys: string[], fix?: string];

/** bpmnlint's recommended rules that make sense for our drawings, in our words; the policy on the server says the rest. */
const RULES: Record<string, { made: Any; says: Rule }> = {
  'conditional-flows': { made: conditionalFlows, says: ['rule.condition', 'warning', ['way', 'condition']] },
  'end-event-required': { made: endRequired, says: ['rule.end', 'error', ['name']] },
  'label-required': { made: labels, says: ['rule.name', 'warning', ['name'], 'name'] },
  'no-disconnected': { made: disconnected, says: ['rule.connect', 'error', ['next'], 'connect'] },
  'no-duplicate-sequence-flows': { made: twice, says: ['rule.twice', 'warning', ['name'], 'remove-element'] },
  'no-gateway-join-fork': { made: joinFork, says: ['rule.joinFork', 'warning', ['name']] },
  'no-implicit-end': { made: implicitEnd, says: ['rule.noWayOut', 'warning', ['next'], 'end-event'] },
  'no-implicit-split': { made: implicitSplit, says: ['rule.split', 'warning', ['way']] },
  'no-implicit-start': { made: implicitStart, says: ['rule.noWayIn', 'error', ['name'], 'connect'] },
  'no-overlapping-elements': { made: overlap, says: ['rule.overlap', 'warning', ['name']] },
  'single-blank-start-event': { made: starts, says: ['rule.starts', 'error', ['name']] },
  'start-event-required': { made: startRequired, says: ['rule.start', 'error', ['name']] },
  'superfluous-gateway': { made: superfluous, says: ['rule.superfluous', 'info', ['name']] },
};

// A new one each time: some rules remember what they saw.
const linter = () => new Linter({
  config: { rules: Object.fromEntries(Object.keys(RULES).map((name) => [name, 'warn'])) },
  resolver: { resolveRule: (_: string, name: string) => RULES[name]?.made, resolveConfig: () => ({}) },
});

export async function lint(sheet: Sheet, words: Vocabulary): Promise<Problem[]> {
  const reports = (await linter().lint(sheet.modeler.getDefinitions())) as Record<string, { id: string; category: string }[]>;
  const found: Problem[] = [];
  for (const [name, reported] of Object.entries(reports)) {
    const says = RULES[name]?.says;
    if (!says) continue;
    const [word, severity, keys, fix] = says;
    for (const { id, category } of reported) {
      if (category === 'rule-error') continue;
      const element = sheet.registry.get(id);
      // A sub-process that is left by events at its border needs no other way out.
      if (name === 'no-implicit-end' && type(element) === 'SubProcess') continue;
      found.push({ severity, rule: name, element: id, message: t(word, called(element)), keys, fix: fix ? { kind: fix, values: {} } : null });
    }
  }
  sheet.registry.forEach((element: Any) => {
    if (!element.labelTarget) found.push(...ours(sheet, element, words));
  });
  // What stands alone is told once, not once for each side.
  const alone = new Set(found.filter((p) => p.rule === 'no-disconnected').map((p) => p.element));
  return found.filter((p) => !(alone.has(p.element) && ['no-implicit-start', 'no-implicit-end'].includes(p.rule)));
}

const called = (element: Any): string => (element ? title(element) || kindOf(type(element)) : '');

function ours(sheet: Sheet, element: Any, _words: Vocabulary): Problem[] {
  const bo = business(element);
  const found: Problem[] = [];
  const say = (word: Word, severity: Severity, keys: string[], fix?: string, ...more: string[]) =>
    found.push({
      severity,
      rule: word.replace('rule.', ''),
      element: bo.id,
      message: t(word, called(element), ...more),
      keys,
      fix: fix ? { kind: fix, values: {} } : null,
    });
  switch (type(element)) {
    case 'UserTask':
      if (!bo.candidateGroups && !bo.assignee && !bo.candidateUsers) say('rule.who', 'error', ['who'], 'who');
      if (!ladderOf(sheet, element) && !timed(element)) say('rule.limit', 'warning', ['ladder', 'due'], 'limit');
      fields(sheet, element).forEach((f) => {
        const hidden = told(f, 'hidden') === 'true';
        if (!told(f, 'label.zh_CN') && !hidden) say('rule.fieldLabel', 'info', [`zh:${f.id}`, `field:${f.id}`], undefined, labelOf(f, false));
      });
      break;
    case 'ServiceTask':
      if (!bo.delegateExpression && !bo.topic && !bo.class && !bo.expression) say('rule.step', 'error', ['step']);
      break;
    case 'BusinessRuleTask':
      if (!bo.decisionRef) say('rule.decision', 'error', ['decision']);
      break;
    case 'CallActivity':
      if (!bo.calledElement) say('rule.call', 'error', ['call']);
      break;
    case 'ReceiveTask':
      if (!bo.messageRef) say('rule.message', 'error', ['message']);
      break;
    default:
  }
  if (['ExclusiveGateway', 'InclusiveGateway'].includes(type(element)) && element.outgoing?.length > 1 && !bo.default) {
    say('rule.default', 'error', ['default'], 'default-flow');
  }
  const what = element.type === 'label' ? undefined : definitionOf(element);
  if (what?.$type === 'bpmn:TimerEventDefinition' && !(what.timeDuration?.body || what.timeDate?.body || what.timeCycle?.body)) {
    say('rule.timer', 'error', ['timer', 'date']);
  }
  if (what?.$type === 'bpmn:MessageEventDefinition' && !what.messageRef) say('rule.message', 'error', ['message']);
  return found;
}

/** Whether any clock runs at a task; a task inside of a sub-process with a clock counts too. */
function timed(element: Any): boolean {
  const clock = (at: Any) => definitionOf(at)?.$type === 'bpmn:TimerEventDefinition';
  for (let around = element; around; around = around.parent) if ((around.attachers ?? []).some(clock)) return true;
  return false;
}

interface Checked {
  valid: boolean;
  problems: { severity: string; rule: string; element: string | null; message: string; fix: Fix | null }[];
}

/** Which of the browser's rules the server says better. */
const SAME: Record<string, RegExp> = {
  default: /^flow\.default/,
  'no-implicit-end': /^flow\.dead-end/,
  'no-implicit-start': /unreachable|no-way-in/,
  'no-disconnected': /unreachable|unconnected/,
  step: /step/,
  decision: /decision/,
  call: /^call\./,
  timer: /timer/,
  message: /message/,
  who: /assign|who|group/,
  limit: /limit|time-limit/,
  'label-required': /name-missing|unnamed/,
  'conditional-flows': /^flow\.condition/,
};

export async function ask(model: string, xml: string, signal: AbortSignal): Promise<Problem[]> {
  const answer = await json<Checked>(`/api/processes/check?against=${encodeURIComponent(model)}`, { method: 'POST', body: xml, signal });
  return answer.problems.map((p) => ({ ...p, severity: severity(p.severity), element: p.element ?? null, keys: keysOf(p.rule) }));
}

const severity = (said: string): Severity => (said === 'error' || said === 'warning' ? said : 'info');

function keysOf(rule: string): string[] {
  const area = rule.split('.')[0] ?? '';
  const by: Record<string, string[]> = {
    flow: ['default', 'way', 'condition', 'next', 'name'],
    expression: ['condition', 'way', 'who', 'name'],
    name: ['condition', 'way', 'name'],
    form: ['label', 'field', 'addField'],
    timer: ['timer', 'duration', 'cycle'],
    call: ['call'],
    step: ['step'],
    decision: ['decision'],
    message: ['message'],
    process: ['historyTimeToLive', 'name'],
    length: ['name'],
    group: ['who'],
  };
  return by[area] ?? ['name'];
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** One list of both, each thing once, the worst first and then from left to right. */
export function merge(sheet: Sheet, local: Problem[], server: Problem[]): Problem[] {
  const heard = (mine: Problem) => server.some((p) => p.element === mine.element && SAME[mine.rule]?.test(p.rule));
  const all = [...server, ...local.filter((p) => !heard(p))];
  const left = (p: Problem) => (p.element ? (sheet.registry.get(p.element)?.x ?? 0) : -1);
  const seen = new Set<string>();
  return all
    .filter((p) => {
      const key = `${p.element}|${p.rule}|${p.message}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => RANK[a.severity] - RANK[b.severity] || left(a) - left(b));
}
