type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What the server says of a field; see FieldWords. */
interface Check {
  type: string;
  required: boolean;
  requiredWhen?: string;
  limits: Record<string, string>;
  say: Record<'required' | 'type' | 'range' | 'tooLong' | 'tooShort', string>;
}

/** Forms of tasks: checked in the server's words before they are sent; and a form is sent once. */
export function keepForms(): void {
  document.addEventListener('change', (event) => {
    const form = (event.target as HTMLElement).closest<HTMLFormElement>('form[data-task-form]');
    if (!form) return;
    mark(form);
    const field = (event.target as HTMLElement).closest<HTMLElement>('[data-check]');
    if (field?.querySelector('.fault')) show(field, fault(field, form));
  });
  // Before htmx hears of it: what is wrong for certain is not sent.
  document.addEventListener('submit', refuse, true);
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.hasAttribute('hx-post')) return; // htmx disables the button itself
    form.querySelectorAll<HTMLButtonElement>('button[type="submit"]').forEach((button) => {
      // After the event, or the browser would leave the button's own value out.
      setTimeout(() => (button.disabled = true));
    });
  });
  document.addEventListener('click', (event) => {
    const link = (event.target as HTMLElement).closest<HTMLAnchorElement>('.fault-summary a');
    const control = link ? document.getElementById(link.hash.slice(1)) : null;
    if (control) {
      event.preventDefault();
      control.focus();
      control.scrollIntoView({ block: 'center' });
    }
  });
  // A page from the back-forward cache comes with its buttons as they were left.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) document.querySelectorAll('button:disabled').forEach((b) => b.removeAttribute('disabled'));
  });
  document.addEventListener('htmx:load', () => document.querySelectorAll<HTMLFormElement>('form[data-task-form]').forEach(mark));
  document.querySelectorAll<HTMLFormElement>('form[data-task-form]').forEach(mark);
}

function refuse(event: Event): void {
  const form = event.target as HTMLFormElement;
  if (!form.matches('form[data-task-form]')) return;
  const faults: { id: string; text: string }[] = [];
  form.querySelectorAll<HTMLElement>('[data-check]').forEach((field) => {
    const text = fault(field, form);
    show(field, text);
    if (text) faults.push({ id: `f-${field.dataset.field}`, text });
  });
  const summary = form.querySelector<HTMLElement>('.fault-summary');
  if (summary) {
    summary.hidden = faults.length === 0;
    const count = summary.querySelector('.fault-count');
    const words = faults.length === 1 ? summary.dataset.textOne : summary.dataset.textMany?.replace('2', String(faults.length));
    if (count) count.textContent = words ?? '';
    summary.querySelector('ul')?.replaceChildren(...faults.map(({ id, text }) => line(id, text)));
    if (faults.length) summary.setAttribute('role', 'alert');
  }
  const first = faults[0];
  if (first) {
    event.preventDefault();
    event.stopImmediatePropagation();
    document.getElementById(first.id)?.focus();
  }
}

function line(id: string, text: string): HTMLLIElement {
  const link = document.createElement('a');
  link.className = 'alert-link';
  link.href = `#${id}`;
  link.textContent = text;
  const item = document.createElement('li');
  item.append(link);
  return item;
}

/** What is wrong with a field for certain, or an empty text. It is never stricter than the server. */
function fault(field: HTMLElement, form: HTMLFormElement): string {
  const check = JSON.parse(field.dataset.check ?? '{}') as Check;
  const data = new FormData(form);
  const text = String(data.get(field.dataset.field ?? '') ?? '').trim();
  if (!text) {
    const needed = check.required || (check.requiredWhen ? holds(check.requiredWhen, form) : false);
    return needed ? check.say.required : '';
  }
  if (['number', 'long', 'money'].includes(check.type)) {
    const number = read(text, form);
    if (Number.isNaN(number) || (check.type === 'long' && !Number.isInteger(number))) return check.say.type;
    const { min, max } = check.limits;
    return number < Number(min ?? NaN) || number > Number(max ?? NaN) ? check.say.range : '';
  }
  if (check.type === 'text' || check.type === 'string') {
    if (text.length > Number(check.limits.maxlength ?? Infinity)) return check.say.tooLong;
    if (text.length < Number(check.limits.minlength ?? 0)) return check.say.tooShort;
  }
  return '';
}

/** A number as it is written in the person's language; the server reads it by the same rule (LocalNumbers). */
function read(text: string, form: HTMLFormElement): number {
  const quoted = (sign: string | undefined) => (sign ?? '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const point = quoted(form.dataset.decimal);
  const comma = quoted(form.dataset.group);
  const squeezed = text.normalize('NFKC').replace(/[\s'’\p{Zs}]/gu, '');
  if (new RegExp(`^[-+]?\\d{1,3}(${comma}\\d{3})+(${point}\\d*)?$`).test(squeezed)) {
    return Number(squeezed.replaceAll(form.dataset.group ?? '', '').replace(form.dataset.decimal ?? '.', '.'));
  }
  return new RegExp(`^[-+]?\\d*${point}?\\d*$`).test(squeezed)
    ? Number(squeezed.replace(form.dataset.decimal ?? '.', '.'))
    : Number(text);
}

/** Puts a fault at its field, or takes it away. */
function show(field: HTMLElement, text: string): void {
  field.querySelector('.fault')?.remove();
  const controls = [...field.querySelectorAll<Control>('input, select, textarea')].filter((c) => c.name === field.dataset.field);
  const id = `e-${field.dataset.field}`;
  const described = field.querySelector<HTMLElement>('fieldset') ?? controls[0];
  const about = (described?.getAttribute('aria-describedby') ?? '').split(' ').filter((other) => other && other !== id);
  if (text) {
    const note = document.createElement('div');
    note.className = 'fault';
    note.id = id;
    note.textContent = text;
    field.append(note);
    about.push(id);
  }
  if (about.length) described?.setAttribute('aria-describedby', about.join(' '));
  else described?.removeAttribute('aria-describedby');
  controls.forEach((control) => {
    control.setAttribute('aria-invalid', String(text !== ''));
    control.classList.toggle('is-invalid', text !== '' && control.type !== 'radio');
  });
}

/** Shows the mark of "required" on the fields that are required given the others' values. */
function mark(form: HTMLFormElement): void {
  form.querySelectorAll<HTMLElement>('[data-required-when]').forEach((field) => {
    const needed = holds(field.dataset.requiredWhen ?? '', form);
    field.querySelector('label, legend')?.classList.toggle('required', needed);
    field.querySelectorAll<Control>('input, select, textarea').forEach((control) => {
      control.setAttribute('aria-required', String(needed));
    });
  });
}

/**
 * The part of the drawn grammar that a page can judge: comparisons with a literal, joined by && and ||. Anything else does not
 * hold here and is left to the server, which judges every condition anyway.
 */
function holds(condition: string, form: HTMLFormElement): boolean {
  return condition.split('||').some((any) =>
    any.split('&&').every((part) => {
      const match = /^\s*(\w+)\s*(==|!=)\s*(?:'([^']*)'|(true|false|null))\s*$/.exec(part);
      if (!match) return false;
      const [, name, operator, text, word] = match;
      const value = String(new FormData(form).get(name ?? '') ?? '').trim();
      const same = word === 'null' ? value === '' : value === (text ?? word);
      return operator === '==' ? same : !same;
    }),
  );
}
