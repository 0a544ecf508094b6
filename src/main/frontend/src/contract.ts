// Clauses and items change their places; and a file is compared with what was signed, in the browser.
document.addEventListener('click', (event) => {
  const clicked = event.target as HTMLElement;
  const row = clicked.closest<HTMLElement>('[data-row]');
  const up = clicked.closest<HTMLButtonElement>('[data-row-up]');
  const down = clicked.closest<HTMLButtonElement>('[data-row-down]');
  if (!row || (!up && !down)) return;
  const other = up ? row.previousElementSibling : row.nextElementSibling;
  if (!other?.matches('[data-row]')) return;
  if (up) other.before(row);
  else other.after(row);
  (up ?? down)?.focus();
});

// Whoever types a length means it.
document.addEventListener('input', (event) => {
  const typed = event.target as HTMLInputElement;
  const choice = typed.closest('.length')?.querySelector<HTMLInputElement>('input[type=radio]');
  if (choice && choice !== typed) choice.checked = true;
});

document.addEventListener('change', (event) => {
  const chosen = event.target as HTMLInputElement;
  const known = chosen.closest<HTMLElement>('[data-fingerprints]');
  const file = chosen.files?.[0];
  if (known && file) void compare(known, file);
});

async function compare(known: HTMLElement, file: File): Promise<void> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  const hash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const { sent, sealed, textSent, textSealed, textOther } = known.dataset;
  const said = known.querySelector<HTMLElement>('[data-compared]');
  if (!said) return;
  said.textContent = `${(hash === sealed ? textSealed : hash === sent ? textSent : textOther) ?? ''} ${hash}`;
  said.classList.toggle('text-red', hash !== sealed && hash !== sent);
}
