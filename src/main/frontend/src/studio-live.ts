import htmx from 'htmx.org';
import { onLive } from './live';

/** Somebody may be writing here: what they wrote must not go. */
function isBusy(page: HTMLElement): boolean {
  const fields = [...page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([type=hidden]), textarea')];
  return !!document.querySelector('dialog[open]') || fields.some((field) => field.value !== field.defaultValue);
}

/** Pages about models and drafts show what others do to them. */
export function keepStudio(): void {
  if (!document.querySelector('[data-studio-live]')) return;
  onLive('studio', () => {
    const page = document.querySelector<HTMLElement>('[data-studio-live]');
    if (page && !isBusy(page)) void htmx.ajax('get', location.href, { target: '#content', select: '#content', swap: 'outerHTML' });
  });
}
