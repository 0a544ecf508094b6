/** Says in a corner what went wrong; read out by screen readers because the corner is a live region. */
export function toast(text: string): void {
  const corner = document.getElementById('toasts');
  if (!corner) return;
  const note = document.createElement('div');
  note.className = 'alert alert-danger alert-important shadow mb-2';
  note.setAttribute('role', 'alert');
  note.textContent = text;
  corner.replaceChildren(note);
  setTimeout(() => note.remove(), 8000);
}
