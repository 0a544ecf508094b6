import { openDialog } from './dialog';
import { listKey, typing } from './worklist';

const OFF = 'keys.off';

/** Single keys, which a person may switch off (WCAG 2.1.4), and the palette by Ctrl or Cmd and K. */
export function keepKeys(): void {
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k' && signedIn()) {
      event.preventDefault();
      void import('./palette').then(({ openPalette }) => openPalette());
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || off() || typing() || document.querySelector('dialog[open]')) return;
    if (event.key === '?' && signedIn()) {
      event.preventDefault();
      openKeys();
    } else if (event.key === '/') {
      const search = document.querySelector<HTMLElement>('[data-search], main [type=search]');
      if (!search) return;
      event.preventDefault();
      search.focus();
    } else if (listKey(event.key)) {
      event.preventDefault();
    }
  });
  document.addEventListener('click', (event) => {
    const clicked = (event.target as HTMLElement).closest('[data-keys], [data-palette]');
    if (!clicked) return;
    event.preventDefault();
    if (clicked.matches('[data-keys]')) openKeys();
    else void import('./palette').then(({ openPalette }) => openPalette());
  });
  document.addEventListener('change', (event) => {
    const box = event.target as HTMLInputElement;
    if (box.matches('[data-keys-switch]')) {
      if (box.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, 'yes');
    }
  });
}

function openKeys(): void {
  openDialog('/keys', undefined, (dialog) => {
    // Before it is seen, or it could be switched by somebody who saw it the wrong way round.
    dialog.querySelectorAll<HTMLInputElement>('[data-keys-switch]').forEach((box) => (box.checked = !off()));
  });
}

const off = () => localStorage.getItem(OFF) !== null;
const signedIn = () => document.querySelector('meta[name="live"]') != null;
