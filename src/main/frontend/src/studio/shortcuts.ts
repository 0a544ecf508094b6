import { h } from './controls';
import { t, type Word } from './texts';

const LIST: [Word, string][] = [
  ['key.find', 'Ctrl F'],
  ['key.panel', 'Enter'],
  ['key.rename', 'E, F2'],
  ['key.undo', 'Ctrl Z'],
  ['key.redo', 'Ctrl Y'],
  ['key.delete', 'Delete'],
  ['key.copy', 'Ctrl C, Ctrl V'],
  ['key.all', 'Ctrl A'],
  ['key.move', '← ↑ → ↓'],
  ['key.scroll', 'Ctrl ← ↑ → ↓'],
  ['key.zoom', 'Ctrl +, Ctrl −, Ctrl 0'],
  ['key.tools', 'H, L, S, C'],
  ['key.problem', 'F8'],
  ['key.save', 'Ctrl S'],
  ['key.help', '?'],
];

export function shortcuts(mac: boolean): void {
  document.querySelector('dialog.studio-shortcuts')?.remove();
  const close = h('button', { type: 'button', class: 'btn-close dialog-close', 'aria-label': t('close') });
  const rows = LIST.map(([word, keys]) =>
    h(
      'div',
      {},
      h('dt', {}, ...keys.split(', ').map((key) => h('kbd', {}, mac ? key.replace('Ctrl', '⌘') : key))),
      h('dd', {}, t(word)),
    ),
  );
  const dialog = h(
    'dialog',
    { class: 'dialog studio-shortcuts', 'aria-labelledby': 'shortcuts-title' },
    h('div', { class: 'dialog-body' }, h('h2', { id: 'shortcuts-title' }, t('shortcuts')), h('dl', {}, ...rows)),
    close,
  ) as HTMLDialogElement;
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog || event.target === close) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
