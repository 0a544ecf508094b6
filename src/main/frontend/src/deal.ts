// A deal's page: dialogs, facts edited in place, and logging by keyboard.

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

function open(id: string): void {
  const dialog = document.getElementById(id) as HTMLDialogElement | null;
  if (!dialog || dialog.open) return;
  document.querySelectorAll<HTMLDetailsElement>('details.menu[open]').forEach((menu) => (menu.open = false));
  dialog.showModal();
  dialog.dispatchEvent(new Event('opened'));
}

function log(key?: string): void {
  const form = document.querySelector<HTMLFormElement>('form[data-log]');
  if (!form) return;
  const kind = key && form.querySelector<HTMLInputElement>(`input[name=kind][data-key="${key}"]`);
  if (kind) kind.checked = true;
  form.scrollIntoView({ block: 'center' });
  form.querySelector<HTMLTextAreaElement>('textarea')?.focus({ preventScroll: true });
}

document.addEventListener('click', (event) => {
  const clicked = event.target as HTMLElement;
  const opener = clicked.closest<HTMLElement>('[data-opens]');
  if (opener?.dataset.opens) open(opener.dataset.opens);
  if (clicked.closest('[data-closes]') || clicked instanceof HTMLDialogElement) {
    clicked.closest('dialog')?.close();
  }
  if (clicked.closest('[data-log-open]')) log();
});

// L, then the kind's letter: two keystrokes to a form that waits for words.
let pending = 0;
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    (event.target as HTMLElement).closest<HTMLFormElement>('form[data-log], form[data-fact-form]')?.requestSubmit();
    return;
  }
  if (event.key === 'Escape') {
    const form = (event.target as HTMLElement).closest('form[data-fact-form], form[data-contact-form]');
    form?.querySelector<HTMLButtonElement>('[data-cancel]')?.click();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector('dialog[open]')) return;
  const key = event.key.toLowerCase();
  if (Date.now() - pending < 2000 && document.querySelector(`form[data-log] [data-key="${CSS.escape(key)}"]`)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    pending = 0;
    log(key);
  } else if (key === 'l') {
    pending = Date.now();
    document.getElementById('log')?.classList.add('is-asked');
    setTimeout(() => document.getElementById('log')?.classList.remove('is-asked'), 2000);
  }
}, true);

// A fact that was saved or left alone gets the focus back, and its field comes with the value marked.
document.addEventListener('htmx:load', (event) => {
  const arrived = (event as CustomEvent<{ elt: HTMLElement }>).detail.elt;
  if (arrived.matches('.fact:not(.is-edited)')) arrived.querySelector<HTMLElement>('button')?.focus();
  if (arrived.matches('.fact.is-edited')) arrived.querySelector<HTMLInputElement>('input[data-focus]:not([type=date])')?.select();
});

if (location.hash === '#lose') open('lose-dialog');
if (location.hash === '#log') log();
