const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';

/** What the server refused, in its own words. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly told: { errors?: { field: string; message: string }[]; holderName?: string },
  ) {
    super(detail);
  }
}

/** @throws Refusal when the server says no, TypeError when it does not answer */
export async function ask(path: string, request: RequestInit = {}): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.set(meta('csrf-header'), meta('csrf-token'));
  headers.set('Accept-Language', document.documentElement.lang);
  headers.set('Accept', 'application/json, application/xml');
  const answer = await fetch(path, { ...request, headers });
  if (answer.ok) return answer;
  const told = await answer.json().catch(() => ({}));
  throw new Refusal(answer.status, String(told.code ?? ''), String(told.detail ?? told.title ?? meta('text-failed')), told);
}

export interface Problem {
  severity: 'error' | 'warning' | 'info';
  message: string;
  rules: string[];
  column: string | null;
  example: Record<string, unknown>;
}

export interface Saved {
  revision: number;
  problems: Problem[];
}

export interface Outcome {
  rules: number[];
  rows: Record<string, unknown>[];
  collected: unknown;
}
