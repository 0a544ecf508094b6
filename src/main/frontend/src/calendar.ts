// Single keys of the calendar: j and k move, t is today, m, w and a change the view. Each stands at its link.
document.addEventListener('keydown', (event) => {
  const target = event.target as HTMLElement;
  const typing = target.matches('input, select, textarea, [contenteditable]') || target.closest('dialog[open]');
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && /^[a-z]$/.test(event.key);
  if (!plain || typing || localStorage.getItem('keys.off') !== null) return;
  const link = document.querySelector<HTMLElement>(`[data-calendar] [data-key="${event.key}"]`);
  if (link) {
    event.preventDefault();
    link.click();
  }
});
