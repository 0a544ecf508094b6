import type { Entry, Fact, Vocabulary } from './api';
import { business, type Any, type Sheet } from './modeler';

/** Something that a condition can ask for. */
export interface Known extends Entry {
  type: string;
  options: Entry[];
  about: 'deal' | 'answers';
}

const ZH = 'label.zh_CN';

/** Facts of the deal, and what the model's forms, steps and tables bring: in that order, each once. */
export function known(sheet: Sheet, words: Vocabulary, zh: boolean): Known[] {
  const found = new Map<string, Known>();
  const add = (id: string | undefined, label: string, type = 'string', options: Entry[] = []) => {
    if (id && !found.has(id)) found.set(id, { id, label: label || id, type, options, about: 'answers' });
  };
  sheet.registry.forEach((element: Any) => {
    if (element.labelTarget) return;
    const bo = business(element);
    fields(sheet, element).forEach((field) =>
      add(field.id, labelOf(field, zh), field.type, (field.values ?? []).map((v: Any) => ({ id: v.id, label: optionOf(field, v, zh) }))),
    );
    const step = words.steps.find((s) => `\${${s.id}}` === bo.delegateExpression);
    step?.writes.split(';').forEach((written) => {
      const [name, meaning] = written.split(':');
      if (name?.trim()) add(name.trim(), name.trim(), /whether/.test(meaning ?? '') ? 'boolean' : 'string');
    });
    add(bo.resultVariable, bo.resultVariable ?? '');
    sheet.extension(element, 'camunda:InputOutput')?.outputParameters?.forEach((p: Any) => add(p.name, p.name));
    bo.extensionElements?.values?.filter((v: Any) => v.$type === 'camunda:Out').forEach((v: Any) => add(v.target, v.target));
    add(bo.loopCharacteristics?.elementVariable, bo.loopCharacteristics?.elementVariable ?? '');
  });
  return [...words.facts.map(ofDeal), ...[...found.values()].sort((a, b) => a.label.localeCompare(b.label))];
}

const ofDeal = (fact: Fact): Known => ({ ...fact, id: `deal.${fact.id}`, about: 'deal' });

export const fields = (sheet: Sheet, element: Any): Any[] => sheet.extension(element, 'camunda:FormData')?.fields ?? [];

export const told = (field: Any, id: string): string | undefined => field.properties?.values?.find((p: Any) => p.id === id)?.value;

export const labelOf = (field: Any, zh: boolean): string => (zh && told(field, ZH)) || field.label || field.id;

export const optionOf = (field: Any, value: Any, zh: boolean): string => (zh && told(field, `${ZH}.${value.id}`)) || value.name || value.id;
