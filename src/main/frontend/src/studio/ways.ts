import type { Vocabulary } from './api';
import { builder, first } from './builder';
import { readCondition, writeCondition } from './conditions';
import { button, h, section, select } from './controls';
import { business, type, type Any, type Sheet } from './modeler';
import { known } from './names';
import { chinese, t } from './texts';

/** When a way is taken: always, on a condition, or in all cases that no other way takes. */
export function waySection(sheet: Sheet, element: Any, words: Vocabulary): HTMLElement | null {
  const bo = business(element);
  const source = element.source;
  if (type(source) === 'EventBasedGateway') return section(t('way'), h('p', { class: 'form-hint' }, t('wayEvents')));
  if (type(source) === 'ParallelGateway' || /Event$/.test(type(source))) return null;
  const ways = source.outgoing.filter((w: Any) => type(w) === 'SequenceFlow');
  const text = bo.conditionExpression?.body ?? '';
  if (ways.length < 2 && !text) return section(t('way'), h('p', { class: 'form-hint' }, t('wayAlwaysHelp')));
  const isDefault = business(source).default === bo;
  const names = known(sheet, words, chinese);
  const put = (body: string) =>
    sheet.set(element, { conditionExpression: body ? sheet.create('bpmn:FormalExpression', { body }, bo) : undefined });
  const choose = (chosen: string) =>
    sheet.together(() => {
      if (chosen === 'default') {
        put('');
        sheet.set(source, { default: bo });
      } else {
        if (isDefault) sheet.set(source, { default: undefined });
        if (chosen === 'when' && !text) put(writeCondition({ join: 'and', terms: [first(names)] }));
        if (chosen === 'always') put('');
      }
    });
  const state = isDefault ? 'default' : text ? 'when' : 'always';
  const options = [
    { id: 'when', label: t('whenCondition') },
    { id: 'default', label: t('otherwise') },
    ...(state === 'always' ? [{ id: 'always', label: t('always') }] : []),
  ];
  return section(
    t('way'),
    select({ key: 'way', label: t('way') }, state, options, choose),
    state === 'when' ? builder('condition', names, { text: () => bo.conditionExpression?.body ?? '', read: readCondition, write: writeCondition, change: put }) : null,
  );
}

/** At a question: which way is taken when no other is. */
export function defaultSection(sheet: Sheet, element: Any): HTMLElement | null {
  const ways = (element.outgoing ?? []).filter((w: Any) => type(w) === 'SequenceFlow');
  if (!['ExclusiveGateway', 'InclusiveGateway'].includes(type(element)) || ways.length < 2) return null;
  const named = (way: Any) => [business(way).name, business(way.target).name].filter(Boolean).join(' → ') || business(way).id;
  const chosen = business(element).default?.id ?? '';
  const options = ways.map((way: Any) => ({ id: way.id as string, label: named(way) }));
  return section(
    t('way'),
    select({ key: 'default', label: t('otherwise') }, chosen, chosen ? options : [{ id: '', label: '–' }, ...options], (id) =>
      makeDefault(sheet, element, id),
    ),
    h(
      'div',
      { class: 'studio-ways' },
      ...ways
        .filter((way: Any) => way.id !== chosen)
        .map((way: Any) => button(`to:${way.id}`, named(way), () => sheet.select(way.id), 'btn btn-sm btn-ghost-primary', 'arrow-right')),
    ),
  );
}

export function makeDefault(sheet: Sheet, gateway: Any, id: string): void {
  const way = sheet.registry.get(id);
  if (!way) return;
  sheet.together(() => {
    sheet.set(way, { conditionExpression: undefined });
    sheet.set(gateway, { default: business(way) });
  });
}
