/** Entering leads by keyboard, taking a known company's name, and copying what embeds a web form. */
export function enterLeads(): void {
  document.addEventListener('keydown', (event) => {
    const form = (event.target as HTMLElement).closest<HTMLFormElement>('[data-lead-form]');
    if (form && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector<HTMLButtonElement>('[data-next]'));
    }
  });
  document.addEventListener('click', (event) => {
    const clicked = event.target as HTMLElement;
    const known = clicked.closest<HTMLButtonElement>('[data-company]');
    if (known) take(known);
    const copying = clicked.closest<HTMLElement>('[data-copy]');
    if (copying) void copy(copying);
  });
}

function take(known: HTMLButtonElement): void {
  const company = document.querySelector<HTMLInputElement>('#company');
  const region = document.querySelector<HTMLInputElement>('#region');
  if (company) company.value = known.value;
  if (region) region.value = known.dataset.region ?? '';
  document.querySelector<HTMLElement>('#person')?.focus();
}

async function copy(button: HTMLElement): Promise<void> {
  const source = document.getElementById(button.dataset.copy ?? '') as HTMLTextAreaElement | null;
  const word = button.querySelector<HTMLElement>('[data-copied]');
  if (!source || !word) return;
  source.select();
  await navigator.clipboard.writeText(source.value);
  const before = word.textContent;
  word.textContent = word.dataset.copied ?? '';
  setTimeout(() => (word.textContent = before), 2000);
}
