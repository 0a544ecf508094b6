import type { Vocabulary } from './api';
import { h, input, section, select, type Option } from './controls';
import { business, definitionOf, type, type Any, type Sheet } from './modeler';
import { known } from './names';
import { speaking } from './reduced';
import { chinese, t } from './texts';
import { timerFields } from './times';

/** Who does a task. */
export function whoSection(sheet: Sheet, element: Any, words: Vocabulary): HTMLElement {
  const bo = business(element);
  const group: string = bo.candidateGroups ?? '';
  const options: Option[] = words.groups.map((g) => (g.id === 'sales-reps' ? { id: g.id, label: t('ownerOption') } : g));
  if (!group) options.unshift({ id: '', label: t('nobody') });
  else if (/^[$#]\{/.test(group)) options.unshift({ id: group, label: t('computed', group.slice(2, -1)) });
  const kind = sheet.property(element, 'dealtrail.mandatory');
  const mandatory = words.mandatory.find((m) => m.id === kind);
  return section(
    t('who'),
    mandatory ? h('p', { class: 'form-hint' }, t('mandatory', mandatory.label)) : null,
    select(
      { key: 'who', label: t('whoLabel'), help: group === 'sales-reps' ? t('ownerHelp') : group ? t('groupHelp') : undefined },
      group,
      options,
      (value) => sheet.set(element, { candidateGroups: value || undefined }),
    ),
  );
}

export function stepSection(sheet: Sheet, element: Any, words: Vocabulary): HTMLElement {
  const bo = business(element);
  if (bo.topic) return section(t('step'), h('p', { class: 'form-hint' }, t('outside', bo.topic)));
  const value: string = bo.delegateExpression ?? '';
  const options: Option[] = words.steps.map((s) => ({ id: `\${${s.id}}`, label: s.label }));
  options.sort((a, b) => a.label.localeCompare(b.label));
  if (!value) options.unshift({ id: '', label: t('chooseStep') });
  const step = words.steps.find((s) => `\${${s.id}}` === value);
  const more = [step?.reads.length ? t('reads', step.reads.join(', ')) : '', step?.writes ? t('writes', step.writes) : ''].filter(Boolean);
  return section(
    t('step'),
    select({ key: 'step', label: t('stepLabel'), help: step?.does }, value, options, (chosen) =>
      sheet.set(element, { delegateExpression: chosen || undefined }),
    ),
    ...more.map((text) => h('p', { class: 'form-hint' }, text)),
  );
}

export function decisionSection(sheet: Sheet, element: Any, words: Vocabulary): HTMLElement {
  const bo = business(element);
  const value: string = bo.decisionRef ?? '';
  const table = words.decisions.find((d) => d.id === value);
  const choose = (id: string) =>
    sheet.together(() => {
      const chosen = words.decisions.find((d) => d.id === id);
      if (!chosen) return;
      const one = chosen.outputs.length === 1;
      sheet.set(element, {
        decisionRef: id,
        mapDecisionResult: one ? 'singleEntry' : 'singleResult',
        resultVariable: bo.resultVariable || speaking(id.replaceAll('-', ' ')),
      });
      const facts = new Set(words.facts.map((f) => f.id));
      const holder = sheet.extended(element, 'camunda:InputOutput');
      const kept = (holder.inputParameters ?? []).filter((p: Any) => chosen.inputs.includes(p.name));
      const given = new Set(kept.map((p: Any) => p.name));
      const fresh = chosen.inputs
        .filter((name) => /^\w+$/.test(name) && !given.has(name))
        .map((name) => sheet.create('camunda:InputParameter', { name, value: facts.has(name) ? `\${deal.${name}}` : `\${${name}}` }, holder));
      sheet.put(element, holder, { inputParameters: [...kept, ...fresh] });
    });
  const options = value ? words.decisions : [{ id: '', label: t('chooseDecision') }, ...words.decisions];
  return section(
    t('decision'),
    select({ key: 'decision', label: t('decision'), help: table ? t('asks', table.inputs.join(', ')) : undefined }, value, options, choose),
    value
      ? input({ key: 'result', label: t('resultName') }, bo.resultVariable ?? '', (name) =>
          sheet.set(element, { resultVariable: name.trim() || undefined }),
        )
      : null,
  );
}

/** The deal's number goes along to every called process: written here, never asked. */
export function passNumber(sheet: Sheet, element: Any): void {
  const bo = business(element);
  const values: Any[] = bo.extensionElements?.values ?? [];
  const allowed = ['#{execution.processBusinessKey}', '${execution.processBusinessKey}'];
  const there = values.find((v) => v.$type === 'camunda:In' && v.businessKey !== undefined);
  if (there && allowed.includes(there.businessKey)) return;
  sheet.together(() => {
    if (there) return sheet.put(element, there, { businessKey: allowed[0] });
    let holder = bo.extensionElements;
    if (!holder) {
      holder = sheet.create('bpmn:ExtensionElements', { values: [] }, bo);
      sheet.put(element, bo, { extensionElements: holder });
    }
    sheet.put(element, holder, { values: [sheet.create('camunda:In', { businessKey: allowed[0] }, holder), ...(holder.values ?? [])] });
  });
}

export function callSection(sheet: Sheet, element: Any, words: Vocabulary, model: string): HTMLElement {
  const bo = business(element);
  const value: string = bo.calledElement ?? '';
  const offered = words.processes.filter((p) => p.id !== model);
  const choose = (id: string) =>
    sheet.together(() => {
      sheet.set(element, { calledElement: id || undefined });
      passNumber(sheet, element);
      if (model === 'deal' && sheet.property(element, 'winProbability') === undefined) sheet.setProperty(element, 'winProbability', '50');
    });
  const all: Any[] = (bo.extensionElements?.values ?? []).filter((v: Any) => v.$type === 'camunda:Out');
  const plain = all.filter((v) => v.source && v.source === v.target);
  const back = (text: string) =>
    sheet.together(() => {
      const wanted = [...new Set(text.split(/[,，、\s]+/).filter((name) => /^[A-Za-z_]\w*$/.test(name)))];
      const values: Any[] = bo.extensionElements?.values ?? [];
      const kept = values.filter((v) => !plain.includes(v) || wanted.includes(v.source));
      const fresh = wanted.filter((name) => !plain.some((v) => v.source === name));
      passNumber(sheet, element);
      const holder = bo.extensionElements;
      const base = kept.length === values.length ? holder.values : holder.values.filter((v: Any) => kept.includes(v) || !values.includes(v));
      sheet.put(element, holder, {
        values: [...base, ...fresh.map((name) => sheet.create('camunda:Out', { source: name, target: name }, holder))],
      });
    });
  return section(
    t('call'),
    select({ key: 'call', label: t('call') }, value, value ? offered : [{ id: '', label: t('chooseProcess') }, ...offered], choose),
    value ? h('a', { class: 'btn btn-sm btn-ghost-primary mb-2', href: `/studio/${encodeURIComponent(value)}` }, t('openProcess')) : null,
    model === 'deal'
      ? input(
          { key: 'winProbability', label: t('winProbability'), help: t('winHelp') },
          sheet.property(element, 'winProbability') ?? '',
          (typed) => sheet.setProperty(element, 'winProbability', typed === '' ? undefined : String(Math.min(100, Math.max(0, Math.round(Number(typed)) || 0)))),
          { type: 'number', min: 0, max: 100 },
        )
      : null,
    value
      ? input({ key: 'back', label: t('comesBack'), help: t('comesBackHelp') }, plain.map((v) => v.source).join(', '), back)
      : null,
  );
}

/** Timer, message, error, escalation, signal: of an event, or of a task that waits. */
export function eventSection(sheet: Sheet, element: Any, words: Vocabulary, model: string): HTMLElement | null {
  const bo = business(element);
  const what = definitionOf(element);
  const made: (HTMLElement | null)[] = [];
  if (type(element) === 'ReceiveTask') made.push(messageField(sheet, element, bo, words, model));
  switch (what?.$type) {
    case 'bpmn:TimerEventDefinition':
      made.push(...timerFields(sheet, element, what, known(sheet, words, chinese)));
      break;
    case 'bpmn:MessageEventDefinition':
      made.push(messageField(sheet, element, what, words, model));
      break;
    case 'bpmn:ErrorEventDefinition':
      made.push(named(sheet, element, what, 'errorRef', 'bpmn:Error', 'errorCode', t('errorCode'), t('errorHelp')));
      break;
    case 'bpmn:EscalationEventDefinition':
      made.push(named(sheet, element, what, 'escalationRef', 'bpmn:Escalation', 'escalationCode', t('escalationCode')));
      break;
    case 'bpmn:SignalEventDefinition':
      made.push(named(sheet, element, what, 'signalRef', 'bpmn:Signal', 'name', t('signal'), t('signalHelp')));
      break;
    case 'bpmn:TerminateEventDefinition':
      made.push(h('p', { class: 'form-hint' }, t('terminates')));
      break;
    default:
  }
  return made.length ? section(t('event'), ...made) : null;
}

function messageField(sheet: Sheet, element: Any, holder: Any, words: Vocabulary, model: string): HTMLElement {
  const value: string = holder.messageRef?.name ?? '';
  const declared: string[] = sheet.modeler
    .getDefinitions()
    .rootElements.filter((e: Any) => e.$type === 'bpmn:Message' && e.name)
    .map((e: Any) => e.name as string);
  const own = declared.filter((name) => !words.messages.some((m) => m.id === name)).map((name) => ({ id: name, label: t('ownMessage', name) }));
  const options: Option[] = [...(value ? [] : [{ id: '', label: t('chooseMessage') }]), ...words.messages, ...own];
  return h(
    'div',
    {},
    select({ key: 'message', label: t('message') }, value, options, (name) => {
      if (!name) return;
      sheet.together(() => {
        const id = `${speaking(name.replace(/[.-]/g, ' '))}Message`;
        sheet.put(element, holder, { messageRef: sheet.definition('bpmn:Message', { id, name }) });
      });
    }),
    value && !value.startsWith(`${model}.`) && !value.startsWith('deal.') && !words.messages.some((m) => m.id === value)
      ? h('p', { class: 'form-hint' }, value)
      : null,
  );
}

function named(
  sheet: Sheet,
  element: Any,
  what: Any,
  reference: string,
  kind: string,
  code: string,
  label: string,
  help?: string,
): HTMLElement {
  return input({ key: 'event', label, help }, what[reference]?.[code] ?? what[reference]?.name ?? '', (typed) =>
    sheet.together(() => {
      const name = typed.trim();
      const id = `${speaking(name.replace(/[.-]/g, ' ')) || 'named'}${kind.slice(5)}`;
      const values = { id, name, ...(code === 'name' ? {} : { [code]: name }) };
      sheet.put(element, what, { [reference]: name ? sheet.definition(kind, values) : undefined });
    }),
  );
}
