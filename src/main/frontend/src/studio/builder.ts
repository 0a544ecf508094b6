import { quote, unquote, type Condition, type Operator, type Term } from './conditions';
import { area, button, fold, glyph, h, input, select, type Option } from './controls';
import type { Known } from './names';
import { t } from './texts';

const ORDER: Operator[] = ['==', '!=', '>', '>=', '<', '<='];

function operators(type: string): Operator[] {
  if (type === 'boolean') return ['yes', 'no', 'empty', 'filled'];
  if (['long', 'number', 'money'].includes(type)) return [...ORDER, 'empty', 'filled'];
  if (['date', 'datetime'].includes(type)) return ['empty', 'filled'];
  return ['==', '!=', 'empty', 'filled'];
}

/** How a condition is kept: read afresh for each change, for what was typed last may have come in meanwhile. */
export interface Kept {
  text: () => string;
  read: (text: string) => Condition | undefined;
  write: (condition: Condition) => string;
  change: (text: string) => void;
}

/** Comparisons in rows, and the same as text for who knows how. What the rows cannot show stays text. */
export function builder(key: string, names: Known[], kept: Kept): HTMLElement {
  const text = kept.text();
  const condition = kept.read(text);
  const label = { key: `${key}:text`, label: t('expression'), help: t('expressionHelp') };
  const asText = area(label, text, (typed) => kept.change(typed.trim()), 2, 500);
  if (!condition) return h('div', { class: 'studio-builder' }, h('p', { class: 'form-hint' }, t('onlyText')), asText);
  const edit = (how: (now: Condition) => Condition) => kept.change(kept.write(how(kept.read(kept.text()) ?? condition)));
  const one = (at: number, how: (term: Term) => Term[]) =>
    edit((now) => ({ ...now, terms: now.terms.flatMap((term, i) => (i === at ? how(term) : [term])) }));
  return h(
    'div',
    { class: 'studio-builder' },
    condition.terms.length > 1
      ? select(
          { key: `${key}:join`, label: t('joined') },
          condition.join,
          [
            { id: 'and', label: t('and') },
            { id: 'or', label: t('or') },
          ],
          (join) => edit((now) => ({ ...now, join: join as Condition['join'] })),
        )
      : null,
    ...condition.terms.map((term, at) => row(`${key}:${at}`, term, at, names, (how) => one(at, how))),
    button(`${key}:add`, t('addTerm'), () => edit((now) => ({ ...now, terms: [...now.terms, first(names)] })), 'btn btn-sm', 'plus'),
    fold(`${key}:expert`, t('technical'), asText),
  );
}

export function first(names: Known[]): Term {
  const start = names.find((n) => n.id === 'deal.amount') ?? names[0];
  return start ? begin(start) : { name: 'deal.amount', operator: '>', value: '0' };
}

function begin(about: Known): Term {
  const operator = about.id === 'deal.amount' ? '>' : operators(about.type)[0]!;
  return { name: about.id, operator, value: valueless(operator) ? '' : initial(about) };
}

const valueless = (operator: Operator) => ['yes', 'no', 'empty', 'filled'].includes(operator);

const numeric = (type: string) => ['long', 'number', 'money'].includes(type);

function initial(about: Known): string {
  if (numeric(about.type)) return about.id === 'deal.amount' ? '50000' : '0';
  return quote(about.options[0]?.id ?? '');
}

function row(key: string, term: Term, at: number, names: Known[], change: (how: (term: Term) => Term[]) => void): HTMLElement {
  const about = names.find((n) => n.id === term.name) ?? {
    id: term.name,
    label: term.name,
    options: [],
    about: 'answers' as const,
    type: /^-?\d/.test(term.value) ? 'number' : valueless(term.operator) && term.operator !== 'empty' && term.operator !== 'filled' ? 'boolean' : 'string',
  };
  const options: Option[] = names.map((n) => ({ id: n.id, label: n.label, group: n.about === 'deal' ? t('aboutDeal') : t('aboutAnswers') }));
  const offered = operators(about.type);
  if (!offered.includes(term.operator)) offered.push(term.operator);
  const compare = (operator: Operator) =>
    change((now) => [{ ...now, operator, value: valueless(operator) ? '' : now.value || initial(about) }]);
  const number = `${at + 1}`;
  return h(
    'div',
    { class: 'studio-term' },
    select({ key: `${key}:what`, label: `${t('whatFact')} ${number}`, hideLabel: true }, term.name, options, (id) =>
      change(() => [begin(names.find((n) => n.id === id) ?? about)]),
    ),
    select(
      { key: `${key}:operator`, label: `${t('operator')} ${number}`, hideLabel: true },
      term.operator,
      offered.map((o) => ({ id: o, label: t(`op.${o}`) })),
      (o) => compare(o as Operator),
    ),
    valueless(term.operator) ? null : value(key, number, term, about, (text) => change((now) => [{ ...now, value: text }])),
    glyph(`${key}:drop`, `${t('remove')} ${number}`, 'x', () => change(() => [])),
  );
}

function value(key: string, number: string, term: Term, about: Known, change: (value: string) => void): HTMLElement {
  const field = { key: `${key}:value`, label: `${t('value')} ${number}`, hideLabel: true };
  if (about.options.length) return select(field, unquote(term.value), about.options, (id) => change(quote(id)));
  if (numeric(about.type)) return input(field, term.value, (typed) => change(String(Number(typed) || 0)), { type: 'number' });
  return input(field, unquote(term.value), (typed) => change(quote(typed)));
}
