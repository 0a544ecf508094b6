import './app.css';
import './calendar';
import htmx from 'htmx.org';
import { openFiles } from './customer';
import { keepDialogs } from './dialog';
import { keepForms } from './forms';
import { enterLeads } from './lead';
import { keepKeys } from './keys';
import { keepLive } from './live';
import './migration';
import './notification';
import './people';
import { keepAttachments } from './attachments';
import { keepStudio } from './studio-live';
import { keepTask } from './task';
import { toast } from './toast';
import { keepWorklist } from './worklist';

// The content security policy forbids eval and styles of others' making.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
// What arrives works at once; else keys and clicks of the first moments, in a dialog or a form that came back, would go unheard.
htmx.config.defaultSettleDelay = 0;
// Nothing of a deal is left in the browser's storage; going back loads the page anew.
htmx.config.historyCacheSize = 0;
htmx.config.refreshOnHistoryMiss = true;

const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';

document.addEventListener('htmx:configRequest', (event) => {
  const { headers, verb } = (event as CustomEvent<{ headers: Record<string, string>; verb: string }>).detail;
  if (verb !== 'get') {
    headers[meta('csrf-header')] = meta('csrf-token');
  }
});

// A refused request answers with the form again, faults at their fields: show it like any other answer.
document.addEventListener('htmx:beforeSwap', (event) => {
  const { detail } = event as CustomEvent<{ xhr: XMLHttpRequest; shouldSwap: boolean; isError: boolean }>;
  const html = detail.xhr.getResponseHeader('Content-Type')?.startsWith('text/html') ?? false;
  if (detail.xhr.status === 422 && html) {
    detail.shouldSwap = true;
    detail.isError = false;
  }
});

// Whatever arrives with a fault in it gets the focus there.
document.addEventListener('htmx:load', (event) => {
  const arrived = (event as CustomEvent<{ elt: HTMLElement }>).detail.elt;
  (arrived.querySelector<HTMLElement>('[aria-invalid="true"]') ?? arrived.querySelector<HTMLElement>('[data-focus]'))?.focus();
});

document.addEventListener('htmx:responseError', (event) => {
  const { xhr } = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail;
  if (xhr.status === 401 || xhr.status === 403) {
    // Either the session is over, and then the page leads to the login, or it says what is not allowed.
    location.reload();
    return;
  }
  toast(xhr.responseText.startsWith('<') ? meta('text-failed') : xhr.responseText || meta('text-failed'));
});
document.addEventListener('htmx:sendError', () => toast(meta('text-offline')));

// The server writes times in the person's zone; without a chosen one it is the browser's.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.includes(`tz=${encodeURIComponent(zone)}`)) {
  document.cookie = `tz=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
}

document.addEventListener('click', (event) => {
  const clicked = event.target as HTMLElement;
  if (clicked.closest('[data-theme-switch]')) {
    const theme = document.documentElement.dataset.bsTheme === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.bsTheme = theme;
    localStorage.setItem('theme', theme);
  }
  clicked.closest('[data-dismiss]')?.closest('.alert')?.remove();
  document.querySelectorAll<HTMLDetailsElement>('details.menu[open]').forEach((menu) => {
    if (!menu.contains(clicked)) menu.open = false;
  });
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    document.querySelectorAll<HTMLDetailsElement>('details.menu[open]').forEach((menu) => {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    });
  }
});

keepForms();
keepDialogs();
keepLive();
openFiles();
enterLeads();
keepAttachments();
keepTask();
keepStudio();
keepWorklist();
keepKeys();
