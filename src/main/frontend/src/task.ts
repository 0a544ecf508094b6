import { keepMentions } from './mentions';

/** The task's page: its form is kept while it is typed, its drawing comes when it is opened. */
export function keepTask(): void {
  document.addEventListener('input', (event) => edited(event));
  document.addEventListener('change', (event) => edited(event));
  document.addEventListener('submit', (event) => {
    // By now nothing refused it; what arrives after the completion would be a draft of nothing.
    if ((event.target as HTMLElement).matches('form[data-draft]')) stop();
  });
  document.addEventListener('htmx:load', (event) => {
    // A form that came back with faults is not saved yet as it stands.
    const form = (event as CustomEvent<{ elt: HTMLElement }>).detail.elt.querySelector<HTMLFormElement>('form[data-draft]');
    if (form?.querySelector('[aria-invalid="true"]')) later(form, 100);
  });
  document.addEventListener('htmx:beforeSwap', (event) => {
    // Somebody else was first: the answer says who, and keeps what was typed.
    const { detail } = event as CustomEvent<{ xhr: XMLHttpRequest; shouldSwap: boolean; isError: boolean }>;
    if (detail.xhr.status === 409 && detail.xhr.getResponseHeader('HX-Retarget') && detail.xhr.getResponseHeader('Content-Type')?.startsWith('text/html')) {
      detail.shouldSwap = true;
      detail.isError = false;
    }
  });
  window.addEventListener('online', () => waiting && later(waiting, 0));
  window.addEventListener('pagehide', () => {
    if (waiting) void save(waiting, true);
  });
  document.addEventListener('click', (event) => {
    const copy = (event.target as HTMLElement).closest<HTMLElement>('[data-copy]');
    if (copy) void copyText(copy);
  });
  // Details tell that they were opened without bubbling.
  document.addEventListener('toggle', (event) => opened(event.target as HTMLElement), true);
  keepMentions();
}

const PAUSE = 800;
const RETRY = 5000;
let waiting: HTMLFormElement | undefined;
let timer = 0;
let sending: AbortController | undefined;

function edited(event: Event): void {
  const form = (event.target as HTMLElement).closest<HTMLFormElement>('form[data-draft]');
  if (form) later(form, PAUSE);
}

function later(form: HTMLFormElement, pause: number): void {
  waiting = form;
  clearTimeout(timer);
  timer = window.setTimeout(() => void save(form, false), pause);
}

function stop(): void {
  clearTimeout(timer);
  sending?.abort();
  waiting = undefined;
}

async function save(form: HTMLFormElement, leaving: boolean): Promise<void> {
  const state = form.querySelector('.draft-state');
  const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
  const body = new URLSearchParams();
  new FormData(form).forEach((value, name) => body.append(name, String(value)));
  body.delete('_csrf');
  waiting = undefined;
  sending?.abort();
  sending = new AbortController();
  const { signal } = sending;
  if (state && !leaving) state.textContent = form.dataset.textSaving ?? '';
  try {
    const headers = { [meta('csrf-header')]: meta('csrf-token'), 'HX-Request': 'true' };
    const answer = await fetch(form.dataset.draft ?? '', { method: 'POST', body, headers, keepalive: leaving, signal });
    if (!answer.ok) throw new Error(answer.statusText);
    const said = await answer.text();
    if (state) state.textContent = said;
  } catch {
    if (signal.aborted) return;
    if (state) state.textContent = form.dataset.textUnsaved ?? '';
    if (!waiting && form.isConnected) later(form, RETRY);
  }
}

async function copyText(button: HTMLElement): Promise<void> {
  const field = document.querySelector<HTMLTextAreaElement>(button.dataset.copy ?? '');
  if (!field) return;
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand('copy'); // without HTTPS there is no other way
  }
  const words = button.querySelector('span');
  if (words) words.textContent = button.dataset.textCopied ?? '';
}

function opened(details: HTMLElement): void {
  if (!(details instanceof HTMLDetailsElement) || !details.open || !details.dataset.drawing) return;
  const address = details.dataset.drawing;
  delete details.dataset.drawing;
  const canvas = details.querySelector<HTMLElement>('.drawing-canvas');
  if (!canvas) return;
  import('./drawing')
    .then(({ draw }) => draw(address, canvas, details))
    .catch(() => {
      canvas.textContent = details.dataset.textFailed ?? '';
      details.dataset.drawing = address;
    });
}
