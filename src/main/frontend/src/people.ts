// Small comforts of forms: a choice that submits itself, a list that picks its own radio button, the switch for single keys.
document.addEventListener('change', (event) => {
  const changed = event.target as HTMLInputElement | HTMLSelectElement;
  if (changed.matches('[data-submit]')) {
    changed.form?.requestSubmit();
  }
  const radio = changed.dataset.choose && document.getElementById(changed.dataset.choose);
  if (radio instanceof HTMLInputElement) {
    radio.checked = true;
  }
  if (changed.matches('[data-keys-switch]')) {
    if ((changed as HTMLInputElement).checked) localStorage.removeItem('keys.off');
    else localStorage.setItem('keys.off', 'yes');
  }
});

document.querySelectorAll<HTMLInputElement>('[data-keys-switch]').forEach((box) => {
  box.checked = localStorage.getItem('keys.off') === null;
});
document.querySelectorAll<HTMLButtonElement>('[data-copy]').forEach((button) => {
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(button.dataset.copy ?? '').then(() => {
      button.textContent = button.dataset.copied ?? '';
    });
  });
});
