type Child = Node | string | null | undefined | false;

/** Makes an element: attributes by name, listeners by "on" and the event. */
export function h(tag: string, attributes: Record<string, unknown> = {}, ...children: Child[]): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value as EventListener);
    else made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return made;
}

export const icon = (name: string) => h('i', { class: `i i-${name}`, 'aria-hidden': 'true' });

let made = 0;

export interface Field {
  /** Where a problem points to, and where the focus comes back to after the panel is drawn again. */
  key: string;
  label: string;
  help?: string;
  hideLabel?: boolean;
}

export function field(about: Field, control: HTMLElement): HTMLElement {
  const id = `p${++made}`;
  control.id = id;
  control.dataset.key = about.key;
  const help = about.help ? h('div', { class: 'form-hint', id: `${id}-help` }, about.help) : null;
  if (help) control.setAttribute('aria-describedby', help.id);
  return h(
    'div',
    { class: 'studio-field' },
    h('label', { class: about.hideLabel ? 'visually-hidden' : 'form-label', for: id }, about.label),
    control,
    help,
  );
}

/** Typing is taken over after a pause and when the field is left. */
function typed(control: HTMLInputElement | HTMLTextAreaElement, change: (value: string) => void): void {
  let waiting = 0;
  let taken = control.value;
  const take = () => {
    clearTimeout(waiting);
    delete control.dataset.typing;
    if (control.value === taken) return;
    taken = control.value;
    change(control.value);
  };
  control.addEventListener('input', () => {
    clearTimeout(waiting);
    control.dataset.typing = 'true';
    waiting = window.setTimeout(take, 500);
  });
  // The focus has to be where it goes before anything is drawn again.
  control.addEventListener('change', () => setTimeout(take));
  control.addEventListener('blur', () => setTimeout(take));
}

export interface Typing {
  type?: string;
  placeholder?: string;
  min?: number;
  max?: number;
  maxlength?: number;
  list?: string;
}

export function input(about: Field, value: string, change: (value: string) => void, more: Typing = {}): HTMLElement {
  const control = h('input', { type: 'text', class: 'form-control', autocomplete: 'off', ...more }) as HTMLInputElement;
  control.value = value;
  typed(control, change);
  return field(about, control);
}

export function area(about: Field, value: string, change: (value: string) => void, rows = 3, maxlength = 4000): HTMLElement {
  const control = h('textarea', { class: 'form-control', rows, maxlength }) as HTMLTextAreaElement;
  control.value = value;
  typed(control, change);
  return field(about, control);
}

export interface Option {
  id: string;
  label: string;
  group?: string;
}

/** A value that is none of the options is kept and shown as it is. */
export function select(about: Field, value: string, options: Option[], change: (value: string) => void): HTMLElement {
  const control = h('select', { class: 'form-select' }) as HTMLSelectElement;
  const all = options.some((option) => option.id === value) ? options : [...options, { id: value, label: value }];
  const groups = new Map<string, HTMLElement>();
  for (const { id, label, group } of all) {
    const option = h('option', { value: id }, label) as HTMLOptionElement;
    option.selected = id === value;
    if (!group) {
      control.append(option);
      continue;
    }
    if (!groups.has(group)) {
      groups.set(group, h('optgroup', { label: group }));
      control.append(groups.get(group)!);
    }
    groups.get(group)!.append(option);
  }
  control.addEventListener('change', () => change(control.value));
  return field(about, control);
}

export function check(about: Field, value: boolean, change: (value: boolean) => void): HTMLElement {
  const control = h('input', { type: 'checkbox', class: 'form-check-input', 'data-key': about.key }) as HTMLInputElement;
  control.checked = value;
  control.addEventListener('change', () => change(control.checked));
  return h(
    'label',
    { class: 'form-check studio-check' },
    control,
    h('span', { class: 'form-check-label' }, about.label),
    about.help ? h('span', { class: 'form-hint' }, about.help) : null,
  );
}

export function button(key: string, label: string, click: () => void, look = 'btn btn-sm', picture?: string): HTMLElement {
  return h('button', { type: 'button', class: look, 'data-key': key, onclick: click }, picture ? icon(picture) : null, label);
}

/** A button that is a picture only; what it does is read out and shown as a hint. */
export function glyph(key: string, label: string, picture: string, click: () => void): HTMLElement {
  const attributes = { type: 'button', class: 'btn btn-icon btn-sm btn-ghost-secondary', 'data-key': key, title: label, 'aria-label': label };
  return h('button', { ...attributes, onclick: click }, icon(picture));
}

export function section(title: string, ...children: Child[]): HTMLElement {
  return h('section', { class: 'studio-section' }, h('h3', {}, title), ...children);
}

/** For the expert: folded up until asked for, and as it was left. */
const unfolded = new Set<string>();

export function fold(key: string, title: string | HTMLElement, ...children: Child[]): HTMLElement {
  const made = h('details', { class: 'studio-fold' }, h('summary', { 'data-key': key }, title), ...children) as HTMLDetailsElement;
  made.open = unfolded.has(key);
  made.addEventListener('toggle', () => (made.open ? unfolded.add(key) : unfolded.delete(key)));
  return made;
}

export const unfold = (key: string) => unfolded.add(key);
