/** A customer's file: long lists show their beginning first. */
export function openFiles(): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as HTMLElement).closest<HTMLElement>('[data-show-later]');
    const list = button?.closest<HTMLElement>('section');
    if (!button || !list) return;
    list.classList.add('show-all');
    list.querySelector<HTMLElement>('.later a')?.focus();
    button.remove();
  });
}
