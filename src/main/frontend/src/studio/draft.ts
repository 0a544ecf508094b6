import { call, json, Refusal, Unreached } from './api';

export interface Draft {
  id: string;
  model: string;
  revision: number;
  title: string;
  lock: { holder: string } | null;
}

export type State =
  | { is: 'unchanged' | 'saved' | 'unsaved' | 'saving' | 'offline' }
  | { is: 'refused'; why: string }
  | { is: 'conflict' }
  | { is: 'taken'; by: string };

const PAUSE = 1200;
const BEAT = 30_000;
const LATEST_RETRY = 30_000;

/** Saves what is drawn a moment after it was drawn, one saving at a time, and keeps the edit lock while the page is open. */
export class Saver {
  private state: State = { is: 'unchanged' };
  private waiting = 0;
  private retry = 2000;
  private running: Promise<void> | undefined;
  private again = false;
  private beat = 0;

  constructor(
    private readonly address: string,
    private revision: number,
    private readonly xml: () => Promise<string>,
    private readonly show: (state: State) => void,
  ) {}

  get pending(): boolean {
    return ['unsaved', 'saving', 'offline', 'refused', 'conflict'].includes(this.state.is);
  }

  /** The content that was read is of this revision. */
  from(tag: string | null): void {
    const read = /(\d+)/.exec(tag ?? '');
    if (read) this.revision = Number(read[1]);
  }

  /** What was not saved is given up. */
  forget(): void {
    clearTimeout(this.waiting);
    this.state = { is: 'saved' };
  }

  /** Begins to edit. @throws Refusal when somebody else does */
  async lock(takeOver: boolean): Promise<Draft> {
    const draft = await json<Draft>(`${this.address}/lock?takeOver=${takeOver}`, { method: 'POST' });
    clearInterval(this.beat);
    this.beat = window.setInterval(() => void this.renew(), BEAT);
    return draft;
  }

  private async renew(): Promise<void> {
    try {
      await call(`${this.address}/lock`, { method: 'POST' });
      if (this.state.is === 'offline') this.now();
    } catch (problem) {
      if (problem instanceof Refusal) this.refused(problem);
    }
  }

  release(): void {
    clearInterval(this.beat);
    void call(`${this.address}/lock`, { method: 'DELETE', keepalive: true }).catch(() => undefined);
  }

  changed(): void {
    if (this.state.is === 'taken') return;
    if (this.state.is !== 'conflict') this.be({ is: 'unsaved' });
    clearTimeout(this.waiting);
    if (this.state.is !== 'conflict') this.waiting = window.setTimeout(() => this.now(), PAUSE);
  }

  now(): void {
    clearTimeout(this.waiting);
    if (!this.pending || this.state.is === 'conflict') return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.save().finally(() => {
      this.running = undefined;
      if (this.again) {
        this.again = false;
        this.now();
      }
    });
  }

  private async save(): Promise<void> {
    this.be({ is: 'saving' });
    try {
      const body = await this.xml();
      const saved = await json<Draft>(this.address, { method: 'PUT', body, revision: this.revision });
      this.revision = saved.revision;
      this.retry = 2000;
      if (!this.again) this.be({ is: 'saved' });
    } catch (problem) {
      if (problem instanceof Unreached) {
        this.be({ is: 'offline' });
        this.waiting = window.setTimeout(() => this.now(), this.retry);
        this.retry = Math.min(LATEST_RETRY, this.retry * 2);
      } else if (problem instanceof Refusal) this.refused(problem);
      else this.be({ is: 'refused', why: String(problem) });
    }
  }

  private refused(problem: Refusal): void {
    if (problem.code === 'draft.locked') {
      clearInterval(this.beat);
      this.be({ is: 'taken', by: String(problem.more.holderName ?? problem.more.holder ?? '') });
    } else if (problem.status === 409 && problem.code !== 'draft.notEditable') this.be({ is: 'conflict' });
    else this.be({ is: 'refused', why: problem.message });
  }

  /** Puts what is drawn over what was saved meanwhile. */
  async overwrite(): Promise<void> {
    this.revision = (await json<Draft>(this.address)).revision;
    this.state = { is: 'unsaved' };
    this.now();
  }

  /** Keeps what is drawn apart from what was saved meanwhile. @return the new draft's page */
  async keepApart(model: string): Promise<string> {
    const made = await json<Draft>(`/api/processes/${encodeURIComponent(model)}/drafts`, { method: 'POST', body: await this.xml() });
    this.state = { is: 'saved' };
    return `/studio/${encodeURIComponent(model)}/drafts/${encodeURIComponent(made.id)}/edit`;
  }

  private be(state: State): void {
    this.state = state;
    this.show(state);
  }
}
