import { button, h, input, section, select, type Option } from './controls';
import { drawLadder, ladderOf } from './ladder';
import { readLength, writeLength, type Length, type Unit } from './lengths';
import { business, type Any, type Sheet } from './modeler';
import type { Known } from './names';
import { t } from './texts';

const TASK_UNITS: Unit[] = ['workingMinutes', 'workingHours', 'workingDays', 'hours', 'days'];
const CLOCK_UNITS: Unit[] = ['minutes', 'hours', 'days', 'weeks'];
const RUNGS = ['remindAfter', 'escalateAfter', 'handOverAfter', 'directorAfter'] as const;

const units = (offered: Unit[]): Option[] => offered.map((unit) => ({ id: unit, label: t(`unit.${unit}`) }));

function length(key: string, label: string, value: Length, offered: Unit[], change: (length: Length) => void): HTMLElement {
  const now = { ...value };
  const put = (part: Partial<Length>) => change(Object.assign(now, part));
  return h(
    'div',
    { class: 'studio-length' },
    input(
      { key: `${key}:count`, label: `${label}: ${t('count')}`, hideLabel: true },
      String(value.count),
      (typed) => put({ count: Math.max(1, Math.round(Number(typed)) || 1) }),
      { type: 'number', min: 1 },
    ),
    select({ key: `${key}:unit`, label: `${label}: ${t('unit')}`, hideLabel: true }, value.unit, units(offered), (unit) =>
      put({ unit: unit as Unit }),
    ),
  );
}

/** The due date and the rungs of the ladder of a task: each from the table, or its own. */
export function whenSection(sheet: Sheet, element: Any): HTMLElement {
  const bo = business(element);
  const fromTable = bo.dueDate === '${sla.due}';
  const own = sheet.property(element, 'dueIn');
  const state = own !== undefined ? 'own' : fromTable ? 'table' : bo.dueDate ? bo.dueDate : 'none';
  const choose = (chosen: string) =>
    sheet.together(() => {
      if (chosen === 'none') sheet.set(element, { dueDate: undefined });
      else if (chosen === 'own' || chosen === 'table') sheet.set(element, { dueDate: '${sla.due}' });
      sheet.setProperty(element, 'dueIn', chosen === 'own' ? '2 working days' : undefined);
    });
  const options = [
    { id: 'table', label: t('fromTable') },
    { id: 'own', label: t('ownLimit') },
    { id: 'none', label: t('noLimit') },
  ];
  const clock = ladderOf(sheet, element);
  return section(
    t('when'),
    select({ key: 'due', label: t('due') }, state, options, choose),
    state === 'own' ? limit(sheet, element, 'dueIn', t('due'), own ?? '') : null,
    clock
      ? h('p', { class: 'form-hint' }, t('ladderThere'))
      : h('div', {}, h('p', { class: 'form-hint' }, t('ladderMissing')), button('ladder', t('drawLadder'), () => drawLadder(sheet, element), 'btn btn-sm', 'clock')),
    ...(clock ? RUNGS.map((rung) => rungField(sheet, element, rung)) : []),
  );
}

function rungField(sheet: Sheet, element: Any, rung: (typeof RUNGS)[number]): HTMLElement {
  const own = sheet.property(element, rung);
  return h(
    'div',
    {},
    select(
      { key: rung, label: t(rung) },
      own === undefined ? 'table' : 'own',
      [
        { id: 'table', label: t('fromTable') },
        { id: 'own', label: t('ownLimit') },
      ],
      (chosen) => sheet.setProperty(element, rung, chosen === 'own' ? '1 working day' : undefined),
    ),
    own === undefined ? null : limit(sheet, element, rung, t(rung), own),
  );
}

function limit(sheet: Sheet, element: Any, name: string, label: string, value: string): HTMLElement {
  const read = readLength(value);
  return read
    ? length(name, label, read, TASK_UNITS, (next) => sheet.setProperty(element, name, writeLength(next)))
    : input({ key: name, label, hideLabel: true }, value, (typed) => sheet.setProperty(element, name, typed || undefined));
}

/** A timer in words. */
export function timerFields(sheet: Sheet, element: Any, timer: Any, names: Known[]): HTMLElement[] {
  const set = (attribute: string, body: string) => {
    const value = sheet.create('bpmn:FormalExpression', { body }, timer);
    const values: Any = { timeDuration: undefined, timeDate: undefined, timeCycle: undefined };
    sheet.put(element, timer, { ...values, [attribute]: value });
  };
  const cycle: string | undefined = timer.timeCycle?.body;
  const duration: string | undefined = timer.timeDuration?.body;
  const date: string | undefined = timer.timeDate?.body;
  const state = cycle === '${sla.ladder}' ? 'ladder' : cycle !== undefined ? 'cycle' : date !== undefined ? 'date' : duration !== undefined ? 'duration' : '';
  const boundary = business(element).$type === 'bpmn:BoundaryEvent';
  const choose = (chosen: string) => {
    if (chosen === 'ladder') set('timeCycle', '${sla.ladder}');
    else if (chosen === 'cycle') set('timeCycle', 'R3/P1D');
    else if (chosen === 'date') set('timeDate', '');
    else if (chosen === 'duration') set('timeDuration', 'P2D');
  };
  const options: Option[] = [
    ...(state ? [] : [{ id: '', label: '–' }]),
    { id: 'duration', label: t('timerDuration') },
    { id: 'date', label: t('timerDate') },
    ...(boundary ? [{ id: 'cycle', label: t('timerCycle') }] : []),
    ...(boundary && attachedToTask(element) ? [{ id: 'ladder', label: t('timerLadder') }] : []),
  ];
  const made = [select({ key: 'timer', label: t('timerHow') }, state, options, choose)];
  if (state === 'duration') made.push(lengthOf(duration ?? '', set));
  if (state === 'date') made.push(dateOf(date ?? '', names, (name) => set('timeDate', name)));
  if (state === 'cycle') made.push(...cycleOf(cycle ?? '', set));
  if (state === 'duration' || state === 'cycle') made.push(h('p', { class: 'form-hint' }, t('timerCalendar')));
  return made;
}

const attachedToTask = (element: Any) => business(element).attachedToRef?.$type === 'bpmn:UserTask';

function lengthOf(body: string, set: (attribute: string, body: string) => void): HTMLElement {
  const read = readLength(body);
  if (read) return length('duration', t('timerDuration'), read, CLOCK_UNITS, (next) => set('timeDuration', writeLength(next)));
  return input({ key: 'duration', label: t('expression') }, body, (typed) => set('timeDuration', typed));
}

function dateOf(body: string, names: Known[], change: (body: string) => void): HTMLElement {
  const dates = names.filter((n) => n.about === 'answers' && (/date/.test(n.type) || /On$|Until$|At$|Alarm$|CheckIn$/.test(n.id)));
  const options = dates.map((n) => ({ id: `\${${n.id}}`, label: n.label }));
  return select({ key: 'date', label: t('timerDateOf') }, body, body ? options : [{ id: '', label: '–' }, ...options], change);
}

function cycleOf(body: string, set: (attribute: string, body: string) => void): HTMLElement[] {
  const parts = /^R(\d+)\/(.+)$/.exec(body);
  const every = parts && readLength(parts[2]!);
  if (!parts || !every) return [input({ key: 'cycle', label: t('expression') }, body, (typed) => set('timeCycle', typed))];
  const times = Number(parts[1]);
  return [
    h('div', { class: 'form-label' }, t('every')),
    length('cycle', t('every'), every, ['hours', 'days', 'weeks'], (next) => set('timeCycle', `R${times}/${writeLength(next)}`)),
    input(
      { key: 'times', label: t('times') },
      String(times),
      (typed) => set('timeCycle', `R${Math.min(10, Math.max(1, Number(typed) || 1))}/${writeLength(every)}`),
      { type: 'number', min: 1, max: 10 },
    ),
  ];
}
