import htmx from 'htmx.org';
import { openDialog } from './dialog';
import { onLive } from './live';

const list = () => document.getElementById('results');
const content = () => document.querySelector<HTMLElement>('.tasks');
const rows = () => [...document.querySelectorAll<HTMLElement>('.tasks .work')];
const picks = () => [...document.querySelectorAll<HTMLInputElement>('.tasks .work-pick input')];
const typing = () => document.activeElement?.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') != null;
const busy = () => document.querySelector('.tasks details.menu[open], dialog[open]') != null;

/** What is selected outlives a list that is fetched anew, also when it was selected while the new one was on its way. */
const selected = new Set<string>();

let later: ReturnType<typeof setTimeout> | undefined;
let refreshing = false;
let again = false;

/** The list: what is selected, what is fetched anew, and its keys. */
export function keepWorklist(): void {
  if (!content()) return;
  document.addEventListener('change', (event) => {
    const box = event.target as HTMLInputElement;
    if (box.matches('[data-all]')) picks().forEach((pick) => (pick.checked = box.checked));
    if (box.matches('[data-all], .work-pick input')) remember();
  });
  document.addEventListener('click', (event) => {
    const clicked = event.target as HTMLElement;
    if (clicked.closest('[data-none]')) {
      picks().forEach((pick) => (pick.checked = false));
      remember();
    }
  });
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    // Not form.action: a form may have a control of that name.
    const address = form.getAttribute('action') ?? '';
    if (form.id === 'bulk') {
      event.preventDefault();
      event.stopPropagation();
      const action = (event.submitter as HTMLButtonElement | null)?.value ?? '';
      const ids = picks().filter((pick) => pick.checked).map((pick) => pick.value);
      openDialog(address, { ids, action });
    } else if (form.closest('#told') && /^\/tasks\/(?!filters)/.test(address)) {
      // Undone in place, the list stays where it is.
      event.preventDefault();
      event.stopPropagation();
      void htmx.ajax('post', address, { source: form, swap: 'none', target: 'body' });
    }
  }, true);
  document.body.addEventListener('tasksChanged', () => refresh());
  onLive('tasks', refresh);
  document.body.addEventListener('htmx:afterSettle', count);
  window.addEventListener('focus', () => again && refresh());
  count();
}

/** Fetches the list as it is shown; scroll, selection and focus stay. */
function refresh(): void {
  if (busy() || refreshing || document.querySelector('.tasks .htmx-request')) {
    again = true;
    clearTimeout(later);
    later = setTimeout(() => again && refresh(), 700);
    return;
  }
  again = false;
  refreshing = true;
  const known = new Set(rows().map((row) => row.dataset.id));
  const fresh = new Set(rows().filter((row) => row.querySelector('.work-new:not([hidden])')).map((row) => row.dataset.id));
  const held = document.activeElement?.closest<HTMLElement>('.work');
  const focused = held ? { row: held.dataset.id, within: place(held) } : undefined;
  const anchor = rows().find((row) => row.getBoundingClientRect().bottom > 0);
  const top = anchor?.getBoundingClientRect().top;
  const keep = [...document.querySelectorAll<HTMLElement>('[data-section]')]
    .map((section) => `${section.dataset.section}:${section.querySelectorAll('.work').length}`)
    .join(',');
  const address = new URL(location.href);
  address.searchParams.set('list', document.querySelector<HTMLInputElement>('#filters [name=list]')?.value ?? 'mine');
  if (keep) address.searchParams.set('keep', keep);
  void htmx
    .ajax('get', address.pathname + address.search, { source: '#results', target: '#results', swap: 'outerHTML' })
    .then(() => {
      picks().forEach((pick) => (pick.checked = selected.has(pick.value)));
      const arrived = rows().filter((row) => !known.has(row.dataset.id));
      rows().forEach((row) => {
        const mark = row.querySelector<HTMLElement>('.work-new');
        if (mark) mark.hidden = !(arrived.includes(row) || fresh.has(row.dataset.id));
      });
      const moved = anchor?.dataset.id ? document.getElementById(`t-${anchor.dataset.id}`) : null;
      if (moved && top !== undefined && scrollY > 0) scrollBy(0, moved.getBoundingClientRect().top - top);
      if (focused && (document.activeElement === document.body || !document.activeElement)) {
        const row = document.getElementById(`t-${focused.row}`);
        (row?.querySelectorAll<HTMLElement>('a, button, input')[focused.within] ?? row?.querySelector<HTMLElement>('.work-name'))?.focus({ preventScroll: true });
      }
      const news = document.getElementById('news');
      if (news && arrived.length > 0) news.textContent = (content()?.dataset.news ?? '').replace('{n}', String(arrived.length));
      count();
    })
    .finally(() => {
      refreshing = false;
      if (again) refresh();
    });
}

function remember(): void {
  selected.clear();
  picks().filter((pick) => pick.checked).forEach((pick) => selected.add(pick.value));
  count();
}

const place = (row: HTMLElement) => [...row.querySelectorAll('a, button, input')].indexOf(document.activeElement as HTMLElement);

function count(): void {
  const form = document.querySelector<HTMLFormElement>('#bulk');
  if (!form) return;
  const all = picks();
  const chosen = all.filter((pick) => pick.checked);
  form.hidden = chosen.length === 0;
  const words = form.querySelector('[data-count]');
  if (words) words.textContent = (form.dataset.chosen ?? '').replace('{n}', String(chosen.length)).replace('{m}', String(all.length));
  const every = form.querySelector<HTMLInputElement>('[data-all]');
  if (every) {
    every.checked = chosen.length === all.length;
    every.indeterminate = chosen.length > 0 && chosen.length < all.length;
  }
  rows().forEach((row) => row.classList.toggle('is-picked', row.querySelector<HTMLInputElement>('.work-pick input')?.checked ?? false));
}

/** What single keys do; returns whether the key was taken. */
export function listKey(key: string): boolean {
  const all = rows();
  const here = document.activeElement?.closest<HTMLElement>('.work') ?? null;
  const at = here ? all.indexOf(here) : -1;
  switch (key) {
    case 'j':
    case 'k': {
      const next = all[key === 'j' ? at + 1 : at < 0 ? all.length - 1 : at - 1];
      next?.querySelector<HTMLElement>('.work-name')?.focus();
      next?.scrollIntoView({ block: 'nearest' });
      return all.length > 0;
    }
    case 'x': {
      const pick = here?.querySelector<HTMLInputElement>('.work-pick input');
      pick?.click();
      return pick != null;
    }
    case 'e': {
      const name = here?.querySelector<HTMLAnchorElement>('.work-name');
      if (name) location.href = `${name.href}#work`;
      else document.querySelector<HTMLElement>('#work input, #work textarea, #work select, #work .btn-primary')?.focus();
      return name != null || document.getElementById('work') != null;
    }
    case 'c':
    case 's':
    case 'h': {
      const button = (here ?? document.querySelector('.task-actions'))?.querySelector<HTMLElement>(`[data-key="${key}"]`);
      button?.click();
      return button != null;
    }
    default:
      return false;
  }
}

export { list, typing };
