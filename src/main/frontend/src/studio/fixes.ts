import { drawLadder } from './ladder';
import { business, type, type Any, type Sheet } from './modeler';
import type { Problem } from './problems';
import { passNumber } from './tasks';
import { t } from './texts';
import { makeDefault } from './ways';

/**
 * Mends what can be mended without asking.
 *
 * @return whether it did; else the panel shows where to type
 */
export function mend(sheet: Sheet, problem: Problem): boolean {
  const element = problem.element ? sheet.registry.get(problem.element) : undefined;
  const values = problem.fix?.values ?? {};
  switch (problem.fix?.kind) {
    case 'default-flow':
      return element ? defaultWay(sheet, type(element) === 'SequenceFlow' ? element.source : element, values.flow) : false;
    case 'remove-condition':
      if (element) sheet.set(element, { conditionExpression: undefined });
      return Boolean(element);
    case 'time-to-live':
      sheet.put(sheet.root(), sheet.process(), { historyTimeToLive: values.value ?? 'P180D' });
      return true;
    case 'executable':
      sheet.put(sheet.root(), sheet.process(), { isExecutable: true });
      return true;
    case 'rename':
      if (values.id) sheet.put(sheet.root(), sheet.process(), { id: values.id });
      return Boolean(values.id);
    case 'business-key':
      if (element) passNumber(sheet, element);
      return Boolean(element);
    case 'end-event':
      return element ? endIt(sheet, element) : false;
    case 'connect':
      return element ? connect(sheet, element) : false;
    case 'who':
      if (element) sheet.set(element, { candidateGroups: 'sales-reps' });
      return Boolean(element);
    case 'limit':
      if (!element) return false;
      sheet.together(() => {
        if (!business(element).dueDate) sheet.set(element, { dueDate: '${sla.due}' });
        drawLadder(sheet, element);
      });
      return true;
    case 'expand':
      return element ? expand(sheet, element) : false;
    case 'remove-element':
      return element ? removeElement(sheet, element, values.name) : false;
    case 'remove-attribute':
      return element || !problem.element ? removeAttribute(sheet, element ?? sheet.root(), values.name) : false;
    default:
      return false;
  }
}

/** The way that was proposed, else the one without a condition, else the last. */
function defaultWay(sheet: Sheet, gateway: Any, proposed?: string): boolean {
  const ways: Any[] = gateway.outgoing ?? [];
  const chosen = ways.find((w) => w.id === proposed) ?? ways.find((w) => !business(w).conditionExpression) ?? ways[ways.length - 1];
  if (!chosen) return false;
  makeDefault(sheet, gateway, chosen.id);
  return true;
}

function endIt(sheet: Sheet, element: Any): boolean {
  sheet.together(() => {
    const end = sheet.modeler.get('autoPlace').append(element, sheet.modeler.get('elementFactory').createShape({ type: 'bpmn:EndEvent' }));
    sheet.set(end, { name: t('newEnd') });
  });
  return true;
}

/** From the nearest step on its left that may lead here. */
function connect(sheet: Sheet, element: Any): boolean {
  const rules = sheet.modeler.get('bpmnRules');
  const distance = (e: Any) => Math.hypot(e.x + e.width - element.x, e.y + e.height / 2 - (element.y + element.height / 2));
  const before = sheet.registry
    .filter((e: Any) => e !== element && e.parent === element.parent && !e.labelTarget && e.width && e.x + e.width <= element.x + 10)
    .filter((e: Any) => !/Event$/.test(type(e)) || type(e) !== 'EndEvent')
    .filter((e: Any) => rules.canConnectSequenceFlow?.(e, element))
    .filter((e: Any) => !(e.outgoing ?? []).length || /Gateway$/.test(type(e)))
    .sort((a: Any, b: Any) => distance(a) - distance(b))[0];
  if (!before) return false;
  sheet.modeling.connect(before, element, { type: 'bpmn:SequenceFlow' });
  return true;
}

function expand(sheet: Sheet, element: Any): boolean {
  if (type(element) !== 'SubProcess') return false;
  sheet.modeling.toggleCollapse?.(element);
  return true;
}

function removeElement(sheet: Sheet, element: Any, name?: string): boolean {
  if (!name || type(element).toLowerCase() === name.replace(/^.*:/, '').toLowerCase()) {
    if (element === sheet.root()) return false;
    sheet.modeling.removeElements([element]);
    return true;
  }
  const bo = business(element);
  const wanted = name.replace(/^.*:/, '').toLowerCase();
  const matches = (v: Any) => String(v.$type).replace(/^.*:/, '').toLowerCase() === wanted;
  const extensions: Any[] = bo.extensionElements?.values ?? [];
  const dropped = extensions.filter(matches);
  if (!dropped.length) return false;
  dropped.forEach((part) => sheet.dropExtension(element, part));
  return true;
}

function removeAttribute(sheet: Sheet, element: Any, name?: string): boolean {
  if (!name) return false;
  const bo = element === sheet.root() ? sheet.process() : business(element);
  const plain = name.replace(/^.*:/, '');
  if (bo.get?.(name) !== undefined) sheet.put(element, bo, { [name]: undefined });
  else if (bo.get?.(plain) !== undefined) sheet.put(element, bo, { [plain]: undefined });
  else if (bo.get?.(`camunda:${plain}`) !== undefined) sheet.put(element, bo, { [`camunda:${plain}`]: undefined });
  else return false;
  return true;
}
