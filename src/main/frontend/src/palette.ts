import { openDialog } from './dialog';

/** One field that leads to any page, deal, task or action: arrows choose, Enter goes. */
export function openPalette(): void {
  if (document.querySelector('dialog[open] .palette')) return;
  openDialog('/palette', undefined, (dialog) => {
    dialog.classList.add('dialog-palette');
    const field = dialog.querySelector<HTMLInputElement>('#palette-q')!;
    const found = dialog.querySelector<HTMLElement>('#palette-list')!;
    const options = () => [...found.querySelectorAll<HTMLElement>('.palette-item:not([hidden])')];
    const choose = (option: HTMLElement | undefined) => {
      options().forEach((one) => one.setAttribute('aria-selected', String(one === option)));
      field.setAttribute('aria-activedescendant', option?.id ?? '');
      option?.scrollIntoView({ block: 'nearest' });
    };
    const narrow = () => {
      const words = field.value.trim().toLowerCase();
      found.querySelectorAll<HTMLElement>('[data-match]').forEach((group) => {
        group.querySelectorAll<HTMLElement>('.palette-item').forEach((item) => {
          item.hidden = !(item.textContent ?? '').toLowerCase().includes(words);
        });
        group.hidden = !group.querySelector('.palette-item:not([hidden])');
      });
      found.querySelector('.palette-none')?.remove();
      if (options().length === 0 && found.childElementCount > 0) {
        const none = document.createElement('p');
        none.className = 'palette-none text-secondary';
        none.textContent = found.dataset.none ?? '';
        found.append(none);
      }
      choose(options()[0]);
    };
    field.addEventListener('input', narrow);
    found.addEventListener('htmx:afterSettle', narrow);
    found.addEventListener('click', (event) => {
      if ((event.target as HTMLElement).closest('.palette-item')) dialog.close();
    });
    field.addEventListener('keydown', (event) => {
      const all = options();
      const at = all.findIndex((one) => one.getAttribute('aria-selected') === 'true');
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        choose(all[(at + (event.key === 'ArrowDown' ? 1 : -1) + all.length) % all.length]);
      } else if (event.key === 'Enter') {
        event.preventDefault();
        all[at]?.click();
      }
    });
    narrow();
  });
}
