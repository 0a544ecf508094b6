type Listener = () => void;

const listeners = new Map<string, Set<Listener>>();
const stale = new Map<string, number>();
/** A kind that comes often is told at most this often. */
const PAUSE = 1500;
let stream: EventSource | undefined;
let wasOpen = false;

/** Calls back when something of the kind changed, or may have while nobody listened. */
export function onLive(kind: string, listener: Listener): void {
  if (!listeners.has(kind)) listeners.set(kind, new Set());
  listeners.get(kind)!.add(listener);
}

/** Only what is looked at listens: a browser has few lines to one server, and pages in the back fetch anew when they come forward. */
export function keepLive(): void {
  if (!document.querySelector('meta[name="live"]')) return;
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : listen()));
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', (event) => event.persisted && listen());
  if (!document.hidden) listen();
}

function listen(): void {
  if (stream) return;
  stream = new EventSource('/events');
  stream.onopen = () => {
    if (wasOpen) listeners.forEach((_, kind) => tell(kind));
    wasOpen = true;
  };
  stream.onmessage = (event: MessageEvent<string>) => {
    if (event.data === 'anything') listeners.forEach((_, kind) => tell(kind));
    else tell(event.data);
  };
  stream.onerror = () => {
    // Refused for good, because the session is over or the server restarts: the browser would not try again.
    if (stream?.readyState === EventSource.CLOSED) {
      stream = undefined;
      setTimeout(() => document.hidden || listen(), 15_000);
    }
  };
}

function close(): void {
  stream?.close();
  stream = undefined;
}

function tell(kind: string): void {
  const now = Date.now();
  const next = stale.get(kind) ?? 0;
  if (next > now) return; // told soon anyway
  const last = -next;
  const wait = Math.max(0, last + PAUSE - now);
  stale.set(kind, now + wait + 1);
  setTimeout(() => {
    stale.set(kind, -Date.now());
    listeners.get(kind)?.forEach((listener) => listener());
  }, wait);
}
