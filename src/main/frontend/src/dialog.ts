import htmx from 'htmx.org';

/**
 * Links with data-dialog open what they lead to in a dialog: a form that htmx sends. A form that answers with nothing but a word about
 * what was done closes it; one that comes back with faults stays.
 */
export function keepDialogs(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as HTMLElement).closest<HTMLAnchorElement>('a[data-dialog]');
    const close = (event.target as HTMLElement).closest('[data-close]');
    if (close?.closest('dialog')) {
      event.preventDefault();
      close.closest('dialog')?.close();
    }
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    openDialog(link.href);
  });
  document.body.addEventListener('htmx:afterSettle', () => {
    const dialog = open();
    if (dialog && !dialog.querySelector('.dialog-body > *')) dialog.close();
  });
}

/**
 * @param values sent by POST when given
 * @param ready called once the dialog shows
 */
export function openDialog(address: string, values?: Record<string, unknown>, ready?: (dialog: HTMLDialogElement) => void): void {
  const dialog = fresh();
  const body = dialog.querySelector<HTMLElement>('.dialog-body')!;
  // Its own source: what has none waits in one line with all others that have none, and htmx calls it answered before it is sent.
  void htmx.ajax(values ? 'post' : 'get', address, { source: body, target: body, swap: 'innerHTML', values }).then(() => {
    if (!dialog.isConnected) return; // another one was asked for meanwhile
    if (!body.firstElementChild) return dialog.remove();
    const title = body.querySelector('h2');
    if (title) {
      title.id = 'dialog-title';
      dialog.setAttribute('aria-labelledby', title.id);
    }
    dialog.showModal();
    ready?.(dialog);
  });
}

const open = () => document.querySelector<HTMLDialogElement>('dialog.dialog[open]');

function fresh(): HTMLDialogElement {
  document.querySelector('dialog.dialog')?.remove();
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'btn-close dialog-close';
  close.setAttribute('aria-label', document.querySelector<HTMLMetaElement>('meta[name="text-close"]')?.content ?? '');
  const body = document.createElement('div');
  body.className = 'dialog-body';
  dialog.append(body, close);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog || event.target === close) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  return dialog;
}
