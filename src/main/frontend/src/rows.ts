// Rows of a form that are added and taken away: a template in [data-rows] is copied into [data-rows-here].
document.addEventListener('click', (event) => {
  const clicked = event.target as HTMLElement;
  const rows = clicked.closest<HTMLElement>('[data-rows]');
  if (!rows) return;
  if (clicked.closest('[data-row-add]')) {
    const fresh = rows.querySelector('template')?.content.cloneNode(true) as DocumentFragment | undefined;
    const first = fresh?.querySelector<HTMLElement>('input');
    if (fresh) rows.querySelector('[data-rows-here]')?.append(fresh);
    first?.focus();
  }
  const row = clicked.closest('[data-row-remove]')?.closest<HTMLElement>('[data-row]');
  if (row) {
    const next = (row.nextElementSibling ?? row.previousElementSibling)?.querySelector<HTMLElement>('input');
    row.remove();
    (next ?? rows.querySelector<HTMLElement>('[data-row-add]'))?.focus();
  }
});

// A bundle that costs what its parts cost has no price of its own.
const own = () => {
  const summed = document.querySelector<HTMLInputElement>('input[name=pricing][value=SUM]')?.checked ?? false;
  document.querySelectorAll<HTMLElement>('.own-price').forEach((part) => (part.hidden = summed));
};
document.addEventListener('change', own);
own();
document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();

export {};
