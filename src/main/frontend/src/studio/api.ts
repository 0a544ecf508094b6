const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';

/** What the server refused, as it says it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly more: Record<string, unknown>,
  ) {
    super(detail);
  }
}

/** The server could not be reached at all. */
export class Unreached extends Error {}

export interface Request {
  method?: string;
  body?: string;
  type?: string;
  revision?: number;
  signal?: AbortSignal;
  keepalive?: boolean;
}

/** @throws Refusal when the server says no, Unreached when it says nothing */
export async function call(path: string, request: Request = {}): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json, application/xml', [meta('csrf-header')]: meta('csrf-token') };
  const language = document.documentElement.lang;
  if (language) headers['Accept-Language'] = language;
  if (request.body !== undefined) headers['Content-Type'] = request.type ?? 'application/xml';
  if (request.revision !== undefined) headers['If-Match'] = `"${request.revision}"`;
  let answer: Response;
  try {
    const { method, body, signal, keepalive } = request;
    answer = await fetch(path, { method: method ?? 'GET', body, signal, keepalive, headers });
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === 'AbortError') throw problem;
    throw new Unreached();
  }
  if (answer.status >= 502 && answer.status <= 504) throw new Unreached();
  if (answer.ok) return answer;
  const said = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  throw new Refusal(answer.status, String(said.code ?? ''), String(said.detail ?? said.title ?? answer.statusText), said);
}

export const json = async <T>(path: string, request?: Request): Promise<T> => (await (await call(path, request)).json()) as T;

export interface Entry {
  id: string;
  label: string;
}
export interface Fact extends Entry {
  meaning: string;
  type: string;
  options: Entry[];
}
export interface Step extends Entry {
  does: string;
  reads: string[];
  writes: string;
}
export interface Table extends Entry {
  inputs: string[];
  outputs: string[];
}
export interface Vocabulary {
  steps: Step[];
  facts: Fact[];
  messages: Entry[];
  groups: Entry[];
  decisions: Table[];
  processes: Entry[];
  formKeys: Entry[];
  mandatory: Entry[];
  protected: string[];
}
