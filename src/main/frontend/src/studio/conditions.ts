/** One comparison of a condition. */
export interface Term {
  /** deal.amount, or the name of a variable. */
  name: string;
  operator: Operator;
  /** As it stands in the expression: quoted text, number, or nothing. */
  value: string;
}
export type Operator = '==' | '!=' | '>' | '>=' | '<' | '<=' | 'yes' | 'no' | 'empty' | 'filled';

export interface Condition {
  join: 'and' | 'or';
  terms: Term[];
}

const NAME = String.raw`(?:deal\.)?[A-Za-z_]\w*`;
const VALUE = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false`;
const COMPARISON = new RegExp(String.raw`^(${NAME})\s*(==|!=|>=|<=|>|<)\s*(${VALUE})$`);
const BARE = new RegExp(String.raw`^(!|not\s+)?(empty\s+)?(${NAME})$`);

/**
 * Reads what the builder can show: comparisons joined all by "and" or all by "or".
 *
 * @return nothing for an expression that only the expert's text can hold
 */
export function readCondition(text: string): Condition | undefined {
  const whole = /^\s*[$#]\{([\s\S]*)\}\s*$/.exec(text);
  if (!whole) return text.trim() === '' ? { join: 'and', terms: [] } : undefined;
  return readTerms(whole[1]!);
}

/** The same without the braces around it, as forms write it. */
export function readTerms(text: string): Condition | undefined {
  const { parts, joins } = split(text);
  if (joins.size > 1 || parts.length === 0) return undefined;
  const terms: Term[] = [];
  for (const part of parts) {
    const term = readTerm(part.trim());
    if (!term) return undefined;
    terms.push(term);
  }
  return { join: joins.has('or') ? 'or' : 'and', terms };
}

function readTerm(text: string): Term | undefined {
  const compared = COMPARISON.exec(text);
  if (compared) {
    const [, name, operator, value] = compared as unknown as [string, string, Operator, string];
    if (value === 'true' || value === 'false') {
      if (operator !== '==' && operator !== '!=') return undefined;
      return { name, operator: (value === 'true') === (operator === '==') ? 'yes' : 'no', value: '' };
    }
    return { name, operator, value };
  }
  const bare = BARE.exec(text);
  if (!bare || ['true', 'false', 'null', 'empty', 'not'].includes(bare[3]!)) return undefined;
  if (bare[2]) return { name: bare[3]!, operator: bare[1] ? 'filled' : 'empty', value: '' };
  return { name: bare[3]!, operator: bare[1] ? 'no' : 'yes', value: '' };
}

function split(text: string): { parts: string[]; joins: Set<string> } {
  const parts: string[] = [];
  const joins = new Set<string>();
  let from = 0;
  const token = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|&&|\|\||\band\b|\bor\b/g;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    if (/^['"]/.test(found[0])) continue;
    joins.add(found[0] === '&&' || found[0] === 'and' ? 'and' : 'or');
    parts.push(text.slice(from, found.index));
    from = token.lastIndex;
  }
  parts.push(text.slice(from));
  return { parts, joins };
}

export function writeTerms({ join, terms }: Condition): string {
  return terms.map(writeTerm).join(join === 'or' ? ' or ' : ' and ');
}

export const writeCondition = (condition: Condition) => (condition.terms.length ? `\${${writeTerms(condition)}}` : '');

function writeTerm({ name, operator, value }: Term): string {
  switch (operator) {
    case 'yes':
      return name;
    case 'no':
      return `not ${name}`;
    case 'empty':
      return `empty ${name}`;
    case 'filled':
      return `not empty ${name}`;
    default:
      return `${name} ${operator} ${value}`;
  }
}

export const quote = (text: string) => `'${text.replace(/[\\']/g, (c) => `\\${c}`)}'`;

export const unquote = (text: string) => (/^['"]/.test(text) ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text);
