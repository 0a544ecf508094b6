// The editor of a proposal's draft. All figures come from the server, so that they are those of the API to the last digit.

export {};

interface Row {
  list: string;
  floor: string | null;
  net: string;
  belowFloor: boolean;
  faults: Record<string, string>;
}

interface Sheet {
  rows: Row[];
  totals: Record<string, string | null> | null;
  notices: { warning: boolean; text: string }[];
  faults: Record<string, string>;
  problem: string | null;
}

const PAUSE = 250;
let timer = 0;
let asking: AbortController | undefined;
let searching: AbortController | undefined;
let found: Promise<void> = Promise.resolve();
let removed: { line: HTMLElement; before: Element | null } | undefined;
let pending: { form: HTMLFormElement; submitter: HTMLElement | null } | undefined;

const editor = (inside?: EventTarget | null) =>
  inside instanceof Element ? inside.closest<HTMLFormElement>('[data-draft-editor]') : document.querySelector<HTMLFormElement>('[data-draft-editor]');
const lines = (form: HTMLElement) => [...form.querySelectorAll<HTMLElement>('[data-lines] > [data-line]')];
const search = (form: HTMLElement) => form.querySelector<HTMLInputElement>('[data-draft-search]')!;
const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
const put = (inside: Element, what: string, text: string) => {
  const place = inside.querySelector(what);
  if (place) place.textContent = text;
};

function changed(form: HTMLFormElement): void {
  form.dataset.dirty = 'true';
  delete form.dataset.saved;
  put(form, '[data-draft-state]', form.dataset.textUnsaved ?? '');
  const empty = form.querySelector<HTMLElement>('[data-empty]');
  if (empty) empty.hidden = lines(form).length > 0;
  clearTimeout(timer);
  timer = window.setTimeout(() => void reckon(form), PAUSE);
}

async function reckon(form: HTMLFormElement): Promise<void> {
  asking?.abort();
  asking = new AbortController();
  const body = new URLSearchParams();
  new FormData(form).forEach((value, name) => body.append(name, String(value)));
  body.delete('_csrf');
  const rows = lines(form);
  try {
    const headers = { [meta('csrf-header')]: meta('csrf-token'), 'HX-Request': 'true' };
    const answer = await fetch(form.dataset.figures ?? '', { method: 'POST', body, headers, signal: asking.signal });
    if (!answer.ok) throw new Error(answer.statusText);
    show(form, rows, (await answer.json()) as Sheet);
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') return;
    put(form, '[data-draft-state]', form.dataset.textFailed ?? '');
  }
}

function show(form: HTMLFormElement, rows: HTMLElement[], sheet: Sheet): void {
  rows.forEach((line, i) => {
    const row = sheet.rows[i];
    if (!row) return;
    put(line, '[data-list]', row.list);
    put(line, '[data-floor]', row.floor ?? '–');
    put(line, '[data-net]', row.net || '–');
    line.querySelector<HTMLInputElement>('[data-field=unitPrice]')!.placeholder = row.list;
    line.querySelector<HTMLElement>('[data-below]')!.hidden = !row.belowFloor;
    faults(line, row.faults);
  });
  faults(form.querySelector('.draft-rest')!, sheet.faults);
  form.querySelectorAll<HTMLElement>('[data-total]').forEach((place) => {
    const text = sheet.totals?.[place.dataset.total ?? ''];
    place.textContent = text ?? (place.tagName === 'DD' ? '–' : '');
  });
  const notices = form.querySelector('[data-notices]');
  const said = sheet.problem ? [{ warning: true, text: sheet.problem }] : sheet.faults.lines ? [{ warning: true, text: sheet.faults.lines }] : sheet.notices;
  notices?.replaceChildren(
    ...said.map(({ warning, text }) => {
      const item = document.createElement('li');
      const icon = document.createElement('i');
      const words = document.createElement('span');
      item.className = warning ? 'is-warning' : '';
      icon.className = warning ? 'i i-alert-triangle' : 'i i-check';
      icon.setAttribute('aria-hidden', 'true');
      words.textContent = text;
      item.append(icon, ' ', words);
      return item;
    }),
  );
}

function faults(inside: Element, told: Record<string, string>): void {
  inside.querySelectorAll<HTMLElement>('[data-fault]').forEach((place) => {
    const name = place.dataset.fault ?? '';
    place.textContent = told[name] ?? '';
    const control = inside.querySelector<HTMLElement>(`[data-field="${name}"], [name="${name}"]:not([type=hidden])`);
    control?.setAttribute('aria-invalid', String(name in told));
    control?.classList.toggle('is-invalid', name in told);
  });
}

// Finding products.

const options = (form: HTMLElement) => [...form.querySelectorAll<HTMLElement>('#draft-found [role=option]')];
const active = (form: HTMLElement) => options(form).find((option) => option.getAttribute('aria-selected') === 'true');

function close(form: HTMLElement): void {
  const list = form.querySelector<HTMLElement>('#draft-found')!;
  list.hidden = true;
  list.replaceChildren();
  const field = search(form);
  field.setAttribute('aria-expanded', 'false');
  field.removeAttribute('aria-activedescendant');
}

function mark(form: HTMLElement, option: HTMLElement | undefined): void {
  options(form).forEach((other) => other.setAttribute('aria-selected', String(other === option)));
  option?.scrollIntoView({ block: 'nearest' });
  if (option) search(form).setAttribute('aria-activedescendant', option.id);
  else search(form).removeAttribute('aria-activedescendant');
}

async function find(form: HTMLFormElement): Promise<void> {
  searching?.abort();
  searching = new AbortController();
  const field = search(form);
  const typed = field.value.trim();
  if (!typed) return close(form);
  const currency = form.querySelector<HTMLSelectElement>('[name=currency]')?.value ?? '';
  const address = `${form.dataset.products}?${new URLSearchParams({ q: typed, currency })}`;
  try {
    const answer = await fetch(address, { headers: { 'HX-Request': 'true' }, signal: searching.signal });
    if (!answer.ok) throw new Error(answer.statusText);
    const list = form.querySelector<HTMLElement>('#draft-found')!;
    const marked = active(form)?.dataset.product;
    list.innerHTML = await answer.text();
    if (!list.querySelector('[role=option]')) {
      const none = document.createElement('li');
      none.className = 'text-secondary';
      none.setAttribute('role', 'option');
      none.setAttribute('aria-disabled', 'true');
      none.id = 'found-none';
      none.textContent = list.dataset.textNone ?? '';
      list.replaceChildren(none);
    }
    list.hidden = false;
    field.setAttribute('aria-expanded', 'true');
    const can = options(form).filter((option) => option.getAttribute('aria-disabled') !== 'true');
    mark(form, can.find((option) => option.dataset.product === marked) ?? can[0]);
  } catch (failure) {
    if (!(failure instanceof DOMException && failure.name === 'AbortError')) close(form);
  }
}

function add(form: HTMLFormElement, option: HTMLElement): void {
  if (option.getAttribute('aria-disabled') === 'true') return;
  const template = form.querySelector<HTMLTemplateElement>('[data-line-template]')!;
  const line = (template.content.cloneNode(true) as DocumentFragment).querySelector<HTMLElement>('[data-line]')!;
  const { product = '', name = '', contents = '', list = '', floor = '' } = option.dataset;
  line.querySelector<HTMLInputElement>('[name=product]')!.value = product;
  put(line, '[data-name]', name);
  put(line, '[data-contents]', contents);
  line.querySelector<HTMLElement>('[data-contents]')!.hidden = !contents;
  put(line, '[data-list]', list);
  put(line, '[data-floor]', floor);
  line.querySelectorAll<HTMLInputElement>('input[aria-label]').forEach((input) => input.setAttribute('aria-label', `${input.getAttribute('aria-label')?.trim()} ${name}`));
  line.querySelector<HTMLInputElement>('[data-field=unitPrice]')!.placeholder = list;
  form.querySelector('[data-lines]')!.append(line);
  search(form).value = '';
  close(form);
  const quantity = line.querySelector<HTMLInputElement>('[data-field=quantity]')!;
  quantity.focus();
  quantity.select();
  changed(form);
}

// Moving and removing lines.

function move(form: HTMLFormElement, line: HTMLElement, by: number): void {
  const other = by < 0 ? line.previousElementSibling : line.nextElementSibling;
  if (!other) return;
  const focused = document.activeElement as HTMLElement | null;
  if (by < 0) other.before(line);
  else other.after(line);
  focused?.focus();
  changed(form);
}

function remove(form: HTMLFormElement, line: HTMLElement): void {
  const next = line.nextElementSibling ?? line.previousElementSibling;
  removed = { line, before: line.nextElementSibling };
  line.remove();
  const name = line.querySelector('[data-name]')?.textContent ?? '';
  put(form, '[data-undo-text]', (form.dataset.textRemoved ?? '').replace('{0}', name));
  form.querySelector<HTMLElement>('[data-undo-remove]')!.hidden = false;
  (next?.querySelector<HTMLElement>('[data-field=quantity]') ?? search(form)).focus();
  changed(form);
}

function undo(form: HTMLFormElement): void {
  if (!removed) return;
  const body = form.querySelector('[data-lines]')!;
  if (removed.before?.parentElement === body) removed.before.before(removed.line);
  else body.append(removed.line);
  removed.line.querySelector<HTMLElement>('[data-field=quantity]')?.focus();
  removed = undefined;
  put(form, '[data-undo-text]', '');
  form.querySelector<HTMLElement>('[data-undo-remove]')!.hidden = true;
  changed(form);
}

document.addEventListener('input', (event) => {
  const form = editor(event.target);
  if (!form) return;
  if ((event.target as HTMLElement).matches('[data-draft-search]')) found = find(form);
  else changed(form);
});
document.addEventListener('click', (event) => {
  const clicked = event.target as HTMLElement;
  const form = editor(clicked);
  if (!form) return;
  const line = clicked.closest<HTMLElement>('[data-line]');
  const mover = clicked.closest<HTMLElement>('[data-move]');
  const option = clicked.closest<HTMLElement>('#draft-found [role=option]');
  if (line && mover) move(form, line, Number(mover.dataset.move));
  else if (line && clicked.closest('[data-remove]')) remove(form, line);
  else if (clicked.closest('[data-undo-remove]')) undo(form);
  else if (option) add(form, option);
});
document.addEventListener('mousedown', (event) => {
  // The field keeps the focus while something is chosen.
  if ((event.target as HTMLElement).closest('#draft-found')) event.preventDefault();
});
document.addEventListener('focusout', (event) => {
  const form = editor(event.target);
  if (form && (event.target as HTMLElement).matches('[data-draft-search]')) close(form);
});
document.addEventListener('keydown', (event) => {
  const form = editor(event.target);
  if (!form || event.isComposing) return;
  const target = event.target as HTMLElement;
  if (target.matches('[data-draft-search]')) finding(event, form);
  else if (target.matches('[data-line] input')) inCell(event, form, target as HTMLInputElement);
});

function finding(event: KeyboardEvent, form: HTMLFormElement): void {
  const open = search(form).getAttribute('aria-expanded') === 'true';
  if (event.key === 'Enter') {
    event.preventDefault(); // never sends the form
    // Whoever types fast is ahead of the answer.
    void found.then(() => {
      const chosen = active(form);
      if (chosen && search(form).value.trim()) add(form, chosen);
    });
  } else if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    event.preventDefault();
    const can = options(form).filter((option) => option.getAttribute('aria-disabled') !== 'true');
    const at = can.indexOf(active(form)!);
    mark(form, can[(at + (event.key === 'ArrowDown' ? 1 : can.length - 1)) % can.length]);
  } else if (open && event.key === 'Escape') {
    event.stopPropagation();
    close(form);
  }
}

function inCell(event: KeyboardEvent, form: HTMLFormElement, cell: HTMLInputElement): void {
  const line = cell.closest<HTMLElement>('[data-line]')!;
  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
  if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    search(form).focus();
  } else if (by && event.altKey) {
    event.preventDefault();
    move(form, line, by);
  } else if (by) {
    const other = (by < 0 ? line.previousElementSibling : line.nextElementSibling)?.querySelector<HTMLInputElement>(`[data-field="${cell.dataset.field}"]`);
    if (other) {
      event.preventDefault();
      other.focus();
      other.select();
    }
  } else if (event.key === 'Delete' && event.altKey) {
    event.preventDefault();
    remove(form, line);
  }
}

// What is typed is not lost: a task that is completed takes the draft along, and leaving asks.

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  const draft = editor();
  if (!draft) return;
  if (form === draft) {
    clearTimeout(timer);
    asking?.abort();
  } else if (form.matches('form[data-task-form]') && draft.dataset.dirty) {
    event.preventDefault();
    event.stopImmediatePropagation();
    pending = { form, submitter: event.submitter };
    draft.requestSubmit();
  }
}, true);
document.addEventListener('htmx:afterSettle', () => {
  const draft = editor();
  if (!pending || !draft) return;
  const { form, submitter } = pending;
  if (draft.dataset.saved) {
    pending = undefined;
    form.requestSubmit(submitter);
  } else if (draft.querySelector('[aria-invalid=true], .alert-danger, .alert-warning')) {
    pending = undefined;
  }
});
window.addEventListener('beforeunload', (event) => {
  if (editor()?.dataset.dirty && !pending) event.preventDefault();
});

// What was typed before this script was there.
const early = editor();
if (early && search(early).value) void find(early);
