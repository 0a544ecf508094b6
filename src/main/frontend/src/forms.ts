type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Forms of tasks: what is required depends on what was entered, and a form is sent once. */
export function keepForms(): void {
  document.addEventListener('change', (event) => {
    const form = (event.target as HTMLElement).closest<HTMLFormElement>('form[data-task-form]');
    if (form) mark(form);
  });
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.hasAttribute('hx-post')) return; // htmx disables the button itself
    form.querySelectorAll<HTMLButtonElement>('button[type="submit"]').forEach((button) => {
      // After the event, or the browser would leave the button's own value out.
      setTimeout(() => (button.disabled = true));
    });
  });
  // A page from the back-forward cache comes with its buttons as they were left.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) document.querySelectorAll('button:disabled').forEach((b) => b.removeAttribute('disabled'));
  });
  document.addEventListener('htmx:load', () => document.querySelectorAll<HTMLFormElement>('form[data-task-form]').forEach(mark));
  document.querySelectorAll<HTMLFormElement>('form[data-task-form]').forEach(mark);
}

/** Shows the mark of "required" on the fields that are required given the others' values. */
function mark(form: HTMLFormElement): void {
  form.querySelectorAll<HTMLElement>('[data-required-when]').forEach((field) => {
    const needed = holds(field.dataset.requiredWhen ?? '', form);
    field.querySelector('label, legend')?.classList.toggle('required', needed);
    field.querySelectorAll<Control>('input, select, textarea').forEach((control) => {
      control.setAttribute('aria-required', String(needed));
    });
  });
}

/**
 * The part of the drawn grammar that a page can show: comparisons with a literal, joined by && and ||. Anything else is left to
 * the server, which judges every condition anyway.
 */
function holds(condition: string, form: HTMLFormElement): boolean {
  return condition.split('||').some((any) =>
    any.split('&&').every((part) => {
      const match = /^\s*(\w+)\s*(==|!=)\s*(?:'([^']*)'|(\w+))\s*$/.exec(part);
      if (!match) return false;
      const [, name, operator, text, word] = match;
      const value = new FormData(form).get(name ?? '');
      const same = String(value ?? '') === (text ?? word ?? '');
      return operator === '==' ? same : !same;
    }),
  );
}
