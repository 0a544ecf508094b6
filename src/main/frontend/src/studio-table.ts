import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn-embedded.css';
import './styles/table.css';
import EditingManager from 'dmn-js-shared/lib/base/EditingManager';
import { is } from 'dmn-js-shared/lib/util/ModelUtil';
import Editor from 'dmn-js-decision-table/lib/Editor';
import Viewer from 'dmn-js-decision-table/lib/Viewer';
import { ask, type Problem, Refusal, type Saved } from './studio/table-door';
import { type Column, TryOut } from './studio/table-tryout';
import { toast } from './toast';

const page = document.querySelector<HTMLElement>('#table-editor')!;
const address = page.dataset.address!;
const texts = new Map([...document.querySelectorAll<HTMLElement>('#table-texts [data-key]')].map((text) => [text.dataset.key!, text.textContent!]));
const say = (key: string) => texts.get(key) ?? key;

/** Tables alone: managers see no diagram of decisions. */
class Tables extends EditingManager {
  _getViewProviders() {
    const opens = (element: any) => is(element, 'dmn:Decision') && is(element.decisionLogic, 'dmn:DecisionTable');
    return [{ id: 'decisionTable', constructor: mayEdit ? Editor : Viewer, opens }];
  }
}

let mayEdit = page.dataset.mayEdit === 'true';
let revision = Number(page.dataset.revision);
let manager: any;
let dirty = false;
let timer = 0;
let saving: Promise<boolean> | null = null;
let stopped = false;

const marks = new CSSStyleSheet();
document.adoptedStyleSheets.push(marks);

const state = document.querySelector<HTMLElement>('#table-state')!;
const tell = (key: string, look = '') => {
  state.textContent = say(key);
  state.className = look;
};

const tryOut = new TryOut(document.querySelector<HTMLFormElement>('#try-out')!, address, say, save, (rules) => {
  const ids = table()?.rule?.filter((_: unknown, at: number) => rules.includes(at + 1)).map((rule: any) => rule.id) ?? [];
  mark(ids, 'is-fired');
});

/** The decision table as the editor has it now. */
function table(): any {
  return manager?.getActiveView()?.element?.decisionLogic;
}

function columns(of: any[], input: boolean): Column[] {
  return (of ?? []).map((clause) => ({
    id: clause.id,
    label: clause.label ?? '',
    name: (input ? clause.inputExpression?.text : clause.name) ?? '',
    type: (input ? clause.inputExpression?.typeRef : clause.typeRef) ?? '',
    allowed: [...((input ? clause.inputValues : clause.outputValues)?.text ?? '').matchAll(/"([^"]*)"/g)].map((value) => value[1] ?? ''),
  }));
}

/** Colours rows; a style sheet, because the editor draws its cells anew whenever it likes. */
function mark(rules: string[], kind: string): void {
  const rows = rules.map((id) => `.dmn-decision-table-container [data-row-id="${CSS.escape(id)}"]`).join(',');
  marks.replaceSync(rows ? `${rows}{background-color:var(--table-${kind}) !important}` : '');
  if (rules[0]) page.querySelector(`[data-row-id="${CSS.escape(rules[0])}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function describe(): void {
  const now = table();
  if (!now) return;
  tryOut.show(columns(now.input, true), columns(now.output, false));
  const policy = `policy.${(now.hitPolicy ?? 'UNIQUE').replace(' ', '_')}${now.aggregation ? `.${now.aggregation}` : ''}`;
  document.querySelector('#table-policy')!.textContent = say(policy);
  const stack = manager.getActiveViewer()?.get('commandStack', false);
  document.querySelector<HTMLButtonElement>('[data-undo-edit]')?.toggleAttribute('disabled', !stack?.canUndo());
  document.querySelector<HTMLButtonElement>('[data-redo-edit]')?.toggleAttribute('disabled', !stack?.canRedo());
}

function list(problems: Problem[]): void {
  const items = problems.map((problem) => {
    const item = document.createElement('li');
    item.className = 'list-group-item table-problem';
    const icon = document.createElement('i');
    icon.className = `i i-${problem.severity === 'info' ? 'help' : 'alert-triangle'} text-${{ error: 'red', warning: 'orange', info: 'secondary' }[problem.severity]}`;
    icon.setAttribute('role', 'img');
    icon.setAttribute('aria-label', say(problem.severity));
    const words = document.createElement(problem.rules.length ? 'button' : 'span');
    words.textContent = problem.message;
    words.className = problem.rules.length ? 'table-problem-words' : '';
    if (words instanceof HTMLButtonElement) {
      words.type = 'button';
      words.addEventListener('click', () => mark(problem.rules, 'is-wrong'));
    }
    item.append(icon, words);
    if (Object.keys(problem.example).length) {
      const use = document.createElement('button');
      use.type = 'button';
      use.className = 'btn btn-sm table-problem-try';
      use.textContent = say('tryThis');
      use.addEventListener('click', () => {
        tryOut.set(problem.example);
        document.querySelector<HTMLFormElement>('#try-out')!.requestSubmit();
      });
      item.append(use);
    }
    return item;
  });
  document.querySelector('#table-problems')!.replaceChildren(...items);
  document.querySelector<HTMLElement>('#table-fine')!.hidden = problems.length > 0;
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const count = document.querySelector<HTMLElement>('#table-count')!;
  count.textContent = String(problems.length);
  count.hidden = problems.length === 0;
  count.className = `badge ms-2 ${errors ? 'bg-red-lt' : 'bg-secondary-lt'}`;
}

function changed(): void {
  describe();
  if (!mayEdit) return;
  dirty = true;
  mark([], '');
  tell('unsaved');
  clearTimeout(timer);
  timer = window.setTimeout(() => void save(), 700);
}

/** Saves what was not saved; false when that failed. One saving at a time. */
async function save(): Promise<boolean> {
  if (saving) await saving;
  if (!dirty || stopped) return !stopped || !dirty;
  saving = write();
  const done = await saving;
  saving = null;
  return done;
}

async function write(): Promise<boolean> {
  clearTimeout(timer);
  dirty = false;
  tell('saving');
  try {
    const { xml } = await manager.saveXML({ format: true });
    await put(xml);
    if (!dirty) tell('saved');
    return true;
  } catch (problem) {
    dirty = true;
    if (problem instanceof Refusal && problem.status === 409) {
      stop(problem.message);
    } else {
      tell('notSaved', 'text-red');
      toast(problem instanceof Refusal ? problem.message : say('offline'));
      timer = window.setTimeout(() => void save(), 10_000);
    }
    return false;
  }
}

async function put(xml: string): Promise<void> {
  const headers = { 'Content-Type': 'application/xml', 'If-Match': `"${revision}"` };
  const saved = (await (await ask(address, { method: 'PUT', body: xml, headers })).json()) as Saved;
  revision = saved.revision;
  list(saved.problems);
}

/** Somebody else writes: nothing of theirs may be lost. */
function stop(why: string): void {
  stopped = true;
  tell('notSaved', 'text-red');
  const banner = document.querySelector<HTMLElement>('#table-stopped')!;
  banner.querySelector('[data-why]')!.textContent = why;
  banner.hidden = false;
  page.inert = true;
}

async function lock(takeOver: boolean): Promise<void> {
  try {
    const locked = (await (await ask(`${address}/lock?takeOver=${takeOver}`, { method: 'POST' })).json()) as Saved;
    if (takeOver || locked.revision !== revision) location.reload();
  } catch (problem) {
    if (problem instanceof Refusal && problem.status === 409) stop(problem.message);
  }
}

async function open(xml: string): Promise<void> {
  manager?.destroy();
  page.querySelector('#table')!.replaceChildren();
  manager = new (Tables as any)({ container: '#table', keyboard: { bindTo: document } });
  await manager.importXML(xml);
  const viewer = manager.getActiveViewer();
  viewer.on('elements.changed', changed);
  describe();
  numberHead();
}

/** The library leaves the head over the row numbers empty. */
function numberHead(): void {
  const words = document.createElement('span');
  words.className = 'visually-hidden';
  words.textContent = say('rowNumber');
  page.querySelector('th.index-column')?.replaceChildren(words);
}

async function load(): Promise<string> {
  return (await ask(address)).text();
}

async function upload(file: File): Promise<void> {
  if (!(await save())) return;
  const before: string = (await manager.saveXML({ format: true })).xml;
  const faults = document.querySelector<HTMLElement>('#sheet-faults')!;
  const form = new FormData();
  form.append('file', file);
  try {
    const saved = (await (await ask(`${address}.xlsx`, { method: 'POST', body: form, headers: { 'If-Match': `"${revision}"` } })).json()) as Saved;
    revision = saved.revision;
    faults.hidden = true;
    await open(await load());
    list(saved.problems);
    tell('saved');
    taken(before);
  } catch (problem) {
    const refusal = problem instanceof Refusal ? problem : null;
    const all = refusal?.told.errors?.length ? refusal.told.errors.map((error) => error.message) : [refusal?.message ?? say('offline')];
    faults.querySelector('ul')!.replaceChildren(
      ...all.map((text) => {
        const item = document.createElement('li');
        item.textContent = text;
        return item;
      }),
    );
    faults.hidden = false;
    faults.focus();
  }
}

/** Says what the spreadsheet brought, with the way back. */
function taken(before: string): void {
  const done = document.querySelector<HTMLElement>('#sheet-done')!;
  done.querySelector('[data-rules]')!.textContent = say('taken').replace('{0}', String(table()?.rule?.length ?? 0));
  done.hidden = false;
  done.querySelector<HTMLButtonElement>('[data-undo-sheet]')!.onclick = async () => {
    await put(before);
    await open(await load());
    tell('saved');
    done.hidden = true;
  };
}

document.addEventListener('click', (event) => {
  const clicked = (event.target as HTMLElement).closest<HTMLElement>('[data-undo-edit],[data-redo-edit],[data-take-over],[data-reload],[data-hide]');
  if (!clicked) return;
  if (clicked.matches('[data-undo-edit]')) manager.getActiveViewer().get('commandStack').undo();
  if (clicked.matches('[data-redo-edit]')) manager.getActiveViewer().get('commandStack').redo();
  if (clicked.matches('[data-take-over]')) void lock(true);
  if (clicked.matches('[data-reload]')) {
    dirty = false;
    location.reload();
  }
  if (clicked.matches('[data-hide]')) clicked.closest<HTMLElement>('.alert')!.hidden = true;
});

document.querySelector<HTMLInputElement>('#sheet-file')?.addEventListener('change', (event) => {
  const input = event.target as HTMLInputElement;
  const file = input.files?.[0];
  input.value = '';
  if (file) void upload(file);
});

// Links that show what is saved wait for it.
document.querySelectorAll<HTMLAnchorElement>('a[data-after-save]').forEach((link) =>
  link.addEventListener('click', (event) => {
    if (!dirty) return;
    event.preventDefault();
    void save().then((done) => done && location.assign(link.href));
  }),
);

window.addEventListener('beforeunload', (event) => {
  if (dirty) event.preventDefault();
});
window.addEventListener('pagehide', () => {
  if (mayEdit && !stopped) void ask(`${address}/unlock`, { method: 'POST', keepalive: true }).catch(() => {});
});

await open(await load());
page.removeAttribute('aria-busy');
list(((await (await ask(`${address}/problems`)).json()) as Saved).problems);
if (mayEdit) {
  tell('saved');
  await lock(false);
  window.setInterval(() => stopped || void lock(false), 30_000);
}
