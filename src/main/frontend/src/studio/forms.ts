import type { Vocabulary } from './api';
import { readTerms, writeTerms } from './conditions';
import { builder } from './builder';
import { area, button, fold, glyph, h, input, section, select, unfold } from './controls';
import { business, type Any, type Sheet } from './modeler';
import { fields, labelOf, known, told } from './names';
import { speaking } from './reduced';
import { chinese, t, type Word } from './texts';

const TYPES = ['string', 'text', 'long', 'number', 'money', 'date', 'datetime', 'boolean', 'enum'];
const ZH = 'label.zh_CN';

/** What a task asks for: fields that are added, described, ordered and removed. */
export function formSection(sheet: Sheet, element: Any, words: Vocabulary): HTMLElement {
  const bo = business(element);
  const asked = fields(sheet, element);
  const page = select(
    { key: 'formKey', label: t('formKind') },
    bo.formKey ?? '',
    [{ id: '', label: t('fieldsBelow') }, ...words.formKeys],
    (value) => sheet.set(element, { formKey: value || undefined }),
  );
  if (bo.formKey) return section(t('form'), page);
  return section(
    t('form'),
    page,
    asked.length ? null : h('p', { class: 'text-secondary' }, t('noFields')),
    ...asked.map((field, at) => one(sheet, element, words, field, at, asked)),
    button('addField', t('addField'), () => add(sheet, element), 'btn btn-sm', 'plus'),
  );
}

function add(sheet: Sheet, element: Any): void {
  let id = 'newField';
  const taken = new Set(known(sheet, { steps: [], facts: [] } as unknown as Vocabulary, false).map((k) => k.id));
  for (let n = 2; taken.has(id); n++) id = `newField${n}`;
  unfold(`field:${id}`);
  sheet.together(() => {
    const data = sheet.extended(element, 'camunda:FormData');
    const made = sheet.create('camunda:FormField', { id, label: t('newField'), type: 'string' }, data);
    added.add(made);
    sheet.put(element, data, { fields: [...(data.fields ?? []), made] });
  });
  queueMicrotask(() => document.querySelector<HTMLInputElement>(`[data-key="label:${id}"]`)?.select());
}

function one(sheet: Sheet, element: Any, words: Vocabulary, field: Any, at: number, all: Any[]): HTMLElement {
  const data = sheet.extension(element, 'camunda:FormData');
  const put = (values: Any) => sheet.put(element, field, values);
  const tell = (id: string, value: string) => setTold(sheet, element, field, id, value);
  const move = (by: number) => {
    const order = all.filter((f) => f !== field);
    order.splice(at + by, 0, field);
    sheet.put(element, data, { fields: order });
  };
  const remove = () =>
    sheet.together(() => {
      const left = all.filter((f) => f !== field);
      if (left.length) sheet.put(element, data, { fields: left });
      else sheet.dropExtension(element, data);
    });
  const key = (name: string) => `${name}:${field.id}`;
  const name = labelOf(field, chinese);
  const head = h('span', { class: 'studio-field-head' }, name, h('small', { class: 'text-secondary' }, typeName(field.type)));
  return h(
    'div',
    { class: 'studio-card' },
    h(
      'div',
      { class: 'studio-card-tools' },
      at > 0 ? glyph(key('up'), `${t('up')}: ${name}`, 'arrow-up', () => move(-1)) : null,
      at < all.length - 1 ? glyph(key('down'), `${t('down')}: ${name}`, 'arrow-down', () => move(1)) : null,
      glyph(key('remove'), `${t('remove')}: ${name}`, 'trash', remove),
    ),
    fold(
      key('field'),
      head,
      input({ key: key('label'), label: t('fieldLabel') }, field.label ?? '', (label) => rename(sheet, element, field, label)),
      input({ key: key('zh'), label: t('fieldLabelZh') }, told(field, ZH) ?? '', (value) => tell(ZH, value)),
      select(
        { key: key('type'), label: t('fieldType') },
        field.type ?? 'string',
        TYPES.map((type) => ({ id: type, label: typeName(type) })),
        (type) => retype(sheet, element, field, type),
      ),
      field.type === 'enum' ? choices(sheet, element, field) : null,
      requirement(sheet, element, words, field),
      input({ key: key('help'), label: t('help') }, told(field, 'help') ?? '', (value) => tell('help', value)),
      input({ key: key('helpZh'), label: t('helpZh') }, told(field, 'help.zh_CN') ?? '', (value) => tell('help.zh_CN', value)),
      fold(
        key('expert'),
        t('technical'),
        identifier(sheet, element, words, field, all),
        input({ key: key('default'), label: t('defaultValue') }, field.defaultValue ?? '', (value) =>
          put({ defaultValue: value || undefined }),
        ),
      ),
    ),
  );
}

const typeName = (type: string) => (TYPES.includes(type) ? t(`type.${type}` as Word) : type);

/** Fields that were added on this page: called technically as they are labelled, until the page is left. */
const added = new WeakSet<object>();

function rename(sheet: Sheet, element: Any, field: Any, label: string): void {
  const id = speaking(label);
  const fresh = added.has(field) && id && id !== field.id && !fields(sheet, element).some((f) => f !== field && f.id === id);
  if (fresh) {
    unfold(`field:${id}`);
    const focused = document.activeElement as HTMLElement | null;
    if (focused?.dataset.key === `label:${field.id}`) focused.dataset.key = `label:${id}`;
  }
  sheet.put(element, field, fresh ? { label, id } : { label });
}

function identifier(sheet: Sheet, element: Any, words: Vocabulary, field: Any, all: Any[]): HTMLElement {
  const wrong = h('div', { class: 'invalid-feedback d-block', role: 'alert' });
  const change = (id: string) => {
    wrong.textContent = !/^[a-z][A-Za-z0-9]*$/.test(id)
      ? t('fieldIdWrong')
      : all.some((f) => f !== field && f.id === id)
        ? t('fieldIdTaken')
        : words.protected.includes(id)
          ? t('fieldIdProtected')
          : '';
    if (wrong.textContent) return;
    unfold(`field:${id}`);
    unfold(`expert:${id}`);
    added.delete(field);
    sheet.put(element, field, { id });
  };
  return h('div', {}, input({ key: `id:${field.id}`, label: t('fieldId'), help: t('fieldIdHelp') }, field.id, change), wrong);
}

function retype(sheet: Sheet, element: Any, field: Any, type: string): void {
  sheet.together(() => {
    sheet.put(element, field, { type });
    if (type === 'enum' && !field.values?.length) {
      const values = [1, 2].map((n) => sheet.create('camunda:Value', { id: `choice${n}`, name: t('newOption', n) }, field));
      sheet.put(element, field, { values });
    } else if (type !== 'enum' && field.values?.length) sheet.put(element, field, { values: undefined });
  });
}

function choices(sheet: Sheet, element: Any, field: Any): HTMLElement {
  const values: Any[] = field.values ?? [];
  const key = (name: string, at: number) => `${name}:${field.id}:${at}`;
  const add = () => {
    const made = sheet.create('camunda:Value', { id: `choice${values.length + 1}`, name: t('newOption', values.length + 1) }, field);
    sheet.put(element, field, { values: [...values, made] });
  };
  const relabel = (value: Any, name: string) => {
    const id = /^choice\d+$/.test(value.id) ? speaking(name) : '';
    sheet.put(element, value, id && !values.some((v) => v.id === id) ? { name, id } : { name });
  };
  return h(
    'fieldset',
    { class: 'studio-choices' },
    h('legend', { class: 'form-label' }, t('options')),
    ...values.map((value, at) =>
      h(
        'div',
        { class: 'studio-choice' },
        input({ key: key('en', at), label: `${t('optionEn')} ${at + 1}`, hideLabel: true }, value.name ?? '', (name) => relabel(value, name), {
          placeholder: t('optionEn'),
        }),
        input(
          { key: key('zh', at), label: `${t('optionZh')} ${at + 1}`, hideLabel: true },
          told(field, `${ZH}.${value.id}`) ?? '',
          (text) => setTold(sheet, element, field, `${ZH}.${value.id}`, text),
          { placeholder: t('optionZh') },
        ),
        glyph(key('drop', at), `${t('remove')}: ${value.name ?? value.id}`, 'x', () =>
          sheet.put(element, field, { values: values.filter((v) => v !== value) }),
        ),
      ),
    ),
    button(`addOption:${field.id}`, t('addOption'), add, 'btn btn-sm', 'plus'),
  );
}

function requirement(sheet: Sheet, element: Any, words: Vocabulary, field: Any): HTMLElement {
  const when = told(field, 'requiredWhen');
  const constraints: Any[] = field.validation?.constraints ?? [];
  const always = constraints.some((c) => c.name === 'required');
  const state = always ? 'always' : when !== undefined ? 'when' : 'never';
  const choose = (chosen: string) =>
    sheet.together(() => {
      const others = constraints.filter((c) => c.name !== 'required');
      if (chosen === 'always') {
        const holder = field.validation ?? sheet.create('camunda:Validation', {}, field);
        if (!field.validation) sheet.put(element, field, { validation: holder });
        sheet.put(element, holder, { constraints: [...others, sheet.create('camunda:Constraint', { name: 'required' }, holder)] });
      } else if (always) {
        if (others.length) sheet.put(element, field.validation, { constraints: others });
        else sheet.put(element, field, { validation: undefined });
      }
      setTold(sheet, element, field, 'requiredWhen', chosen === 'when' ? firstCondition(sheet, element, field) : '');
    });
  const names = fields(sheet, element).filter((f) => f !== field).map((f) => f.id as string);
  const own = known(sheet, words, chinese).filter((k) => names.includes(k.id));
  return h(
    'div',
    {},
    select(
      { key: `required:${field.id}`, label: t('required') },
      state,
      [
        { id: 'never', label: t('requiredNever') },
        { id: 'always', label: t('requiredAlways') },
        { id: 'when', label: t('requiredWhen') },
      ],
      choose,
    ),
    state === 'when'
      ? builder(`requiredWhen:${field.id}`, own, {
          text: () => told(field, 'requiredWhen') ?? '',
          read: readTerms,
          write: writeTerms,
          change: (text) => setTold(sheet, element, field, 'requiredWhen', text),
        })
      : null,
  );
}

function firstCondition(sheet: Sheet, element: Any, field: Any): string {
  const other = fields(sheet, element).find((f) => f !== field);
  if (!other) return 'true';
  return other.type === 'enum' ? `${other.id} == '${other.values?.[0]?.id ?? ''}'` : `not empty ${other.id}`;
}

function setTold(sheet: Sheet, element: Any, field: Any, id: string, value: string): void {
  if ((told(field, id) ?? '') === value) return;
  sheet.together(() => {
    let holder = field.properties;
    if (!holder) {
      holder = sheet.create('camunda:Properties', { values: [] }, field);
      sheet.put(element, field, { properties: holder });
    }
    const there = holder.values?.find((p: Any) => p.id === id);
    if (there && value) return sheet.put(element, there, { value });
    const left = (holder.values ?? []).filter((p: Any) => p !== there);
    if (value) left.push(sheet.create('camunda:Property', { id, value }, holder));
    if (left.length) sheet.put(element, holder, { values: left });
    else sheet.put(element, field, { properties: undefined });
  });
}

export const documentation = (sheet: Sheet, element: Any): HTMLElement => {
  const bo = business(element);
  const help = bo.$type === 'bpmn:UserTask' ? t('documentationHelp') : undefined;
  const label = bo.$type === 'bpmn:UserTask' ? t('documentation') : t('documentationPlain');
  return area({ key: 'documentation', label, help }, bo.documentation?.[0]?.text ?? '', (text) =>
    sheet.put(element, bo, { documentation: text ? [sheet.create('bpmn:Documentation', { text }, bo)] : undefined }),
  );
};

