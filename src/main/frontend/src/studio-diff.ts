import type { Panes } from './diff-panes';

/** The page of what changed: from change to change by click and key, both drawings following. */
const page = document.querySelector<HTMLElement>('[data-diff]');
if (page) start(page);

function start(around: HTMLElement): void {
  const changes = [...around.querySelectorAll<HTMLElement>('.diff-change')];
  const position = around.querySelector<HTMLElement>('[data-diff-position]');
  const drawings = around.querySelector<HTMLElement>('[data-diff-drawings]');
  let panes: Panes | undefined;
  let at = -1;

  if (drawings) {
    void import('./diff-panes')
      .then(({ openPanes }) => openPanes(drawings, changes, (element) => pick(changes.findIndex((c) => c.dataset.element === element), true)))
      .then((opened) => {
        panes = opened;
        around.dataset.ready = '';
      })
      .catch(() => {
        const told = document.createElement('p');
        told.className = 'alert alert-warning';
        told.setAttribute('role', 'alert');
        told.textContent = drawings.dataset.failed ?? '';
        drawings.replaceChildren(told);
      });
  } else {
    around.dataset.ready = '';
  }

  function pick(index: number, scroll: boolean): void {
    const change = changes[index];
    if (!change) return;
    at = index;
    changes.forEach((one) => one.classList.toggle('is-current', one === change));
    changes.forEach((one) => one.querySelector('[data-diff-pick]')?.toggleAttribute('aria-current', one === change));
    if (scroll) nearby(change);
    if (position) {
      position.textContent = (position.dataset.text ?? '').replace('{0}', String(index + 1)).replace('{1}', String(changes.length));
    }
    panes?.focus(change.dataset.element ?? '');
    const rows = around.querySelectorAll<HTMLElement>('.diff-table tr[data-element]');
    rows.forEach((row) => row.classList.toggle('is-current', row.dataset.element === change.dataset.element));
    around.querySelector('.diff-table tr.is-current')?.scrollIntoView({ block: 'nearest' });
  }

  function step(by: number): void {
    if (changes.length) pick(at < 0 ? (by > 0 ? 0 : changes.length - 1) : (at + by + changes.length) % changes.length, true);
  }

  around.addEventListener('click', (event) => {
    const clicked = event.target as HTMLElement;
    const chosen = clicked.closest<HTMLElement>('[data-diff-pick]')?.closest<HTMLElement>('.diff-change');
    if (chosen) pick(changes.indexOf(chosen), false);
    const stepping = clicked.closest<HTMLElement>('[data-diff-step]');
    if (stepping) step(Number(stepping.dataset.diffStep));
    const row = clicked.closest<HTMLElement>('.diff-table tr[data-element]');
    if (row) pick(changes.findIndex((c) => c.dataset.element === row.dataset.element), true);
  });
  document.addEventListener('keydown', (event) => {
    const typing = (event.target as HTMLElement).closest?.('input, select, textarea, [contenteditable]');
    if (event.ctrlKey || event.metaKey || event.altKey || typing || localStorage.getItem('keys.off') !== null) return;
    if (event.key === 'n' || event.key === 'p') {
      event.preventDefault();
      step(event.key === 'n' ? 1 : -1);
    }
  });
}

/** Within its list only, so that the drawings stay in sight. */
function nearby(change: HTMLElement): void {
  const list = change.closest<HTMLElement>('.diff-changes');
  if (!list) return;
  const above = change.offsetTop - list.offsetTop;
  if (above < list.scrollTop || above + change.offsetHeight > list.scrollTop + list.clientHeight) {
    list.scrollTop = above - list.clientHeight / 3;
  }
}
