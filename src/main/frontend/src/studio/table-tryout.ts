import { ask, type Outcome, Refusal } from './table-door';

export interface Column {
  id: string;
  label: string;
  name: string;
  type: string;
  allowed: string[];
}

const NUMBERS = ['integer', 'long', 'double', 'number'];

/** The inputs of the table as a form, and what comes out. */
export class TryOut {
  private columns: Column[] = [];
  private outputs: Column[] = [];

  constructor(
    private readonly form: HTMLFormElement,
    private readonly address: string,
    private readonly say: (key: string) => string,
    private readonly saved: () => Promise<boolean>,
    private readonly fired: (rules: number[]) => void,
  ) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.run();
    });
    form.querySelector('[data-fill]')?.addEventListener('click', () => void this.fill());
    form.querySelector('[name=deal]')?.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).key !== 'Enter') return;
      event.preventDefault();
      void this.fill();
    });
  }

  /** Draws the fields anew when the columns are others than before; what was entered stays. */
  show(inputs: Column[], outputs: Column[]): void {
    this.outputs = outputs;
    if (JSON.stringify(inputs) === JSON.stringify(this.columns)) return;
    const values = this.values();
    this.columns = inputs;
    this.fields.replaceChildren(...inputs.map((column) => this.field(column)));
    this.set(values);
  }

  set(values: Record<string, unknown>): void {
    for (const column of this.columns) {
      const control = this.control(column.name);
      if (!control || !(column.name in values)) continue;
      const value = values[column.name];
      control.value = value === null || value === undefined ? '' : String(value);
    }
  }

  private get fields(): HTMLElement {
    return this.form.querySelector<HTMLElement>('[data-fields]')!;
  }

  private get result(): HTMLElement {
    return this.form.querySelector<HTMLElement>('[data-result]')!;
  }

  private control(name: string): HTMLInputElement | HTMLSelectElement | null {
    return this.fields.querySelector(`[name="${CSS.escape(`in:${name}`)}"]`);
  }

  private values(): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    for (const column of this.columns) {
      const value = this.control(column.name)?.value ?? '';
      values[column.name] = value === '' ? null : value;
    }
    return values;
  }

  private field(column: Column): HTMLElement {
    const box = document.createElement('div');
    box.className = 'mb-2';
    const label = document.createElement('label');
    label.className = 'form-label';
    label.textContent = column.label || column.name;
    const control = this.choices(column) ?? this.entry(column);
    control.id = `try-${column.id}`;
    control.name = `in:${column.name}`;
    label.htmlFor = control.id;
    const fault = document.createElement('div');
    fault.className = 'invalid-feedback';
    box.append(label, control, fault);
    return box;
  }

  private choices(column: Column): HTMLSelectElement | null {
    const choices: [string, string][] =
      column.type === 'boolean'
        ? [
            ['true', this.say('yes')],
            ['false', this.say('no')],
          ]
        : column.allowed.map((value) => [value, value]);
    if (!choices.length) return null;
    const select = document.createElement('select');
    select.className = 'form-select';
    select.append(new Option(this.say('none'), ''), ...choices.map(([value, text]) => new Option(text, value)));
    return select;
  }

  private entry(column: Column): HTMLInputElement {
    const input = document.createElement('input');
    input.className = 'form-control';
    input.type = NUMBERS.includes(column.type) ? 'number' : 'text';
    input.step = column.type === 'integer' || column.type === 'long' ? '1' : 'any';
    input.placeholder = this.say('none');
    return input;
  }

  private async fill(): Promise<void> {
    const deal = this.form.querySelector<HTMLInputElement>('[name=deal]')!;
    if (!deal.value.trim()) return deal.focus();
    this.fault(deal, '');
    try {
      const facts = await ask(`${this.address}/facts?deal=${encodeURIComponent(deal.value.trim())}`);
      this.set((await facts.json()) as Record<string, unknown>);
      await this.run();
    } catch (problem) {
      this.fault(deal, problem instanceof Refusal ? problem.message : this.say('offline'));
    }
  }

  private fault(control: HTMLElement, text: string): void {
    control.classList.toggle('is-invalid', text !== '');
    control.toggleAttribute('aria-invalid', text !== '');
    const words = control.closest('.mb-2')?.querySelector('.invalid-feedback');
    if (words) words.textContent = text;
  }

  private async run(): Promise<void> {
    this.columns.forEach((column) => this.fault(this.control(column.name)!, ''));
    if (!(await this.saved())) return;
    try {
      const body = JSON.stringify({ inputs: this.values() });
      const answer = await ask(`${this.address}/try`, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });
      this.tell((await answer.json()) as Outcome);
    } catch (problem) {
      this.fired([]);
      const refusal = problem instanceof Refusal ? problem : null;
      for (const error of refusal?.told.errors ?? []) {
        const control = this.control(error.field);
        if (control) this.fault(control, error.message);
      }
      this.note('text-red', refusal?.message ?? this.say('offline'));
    }
  }

  private tell(outcome: Outcome): void {
    this.fired(outcome.rules);
    const list = document.createElement('dl');
    list.className = 'table-answer';
    const rows = outcome.collected !== null && outcome.collected !== undefined ? [{ [this.outputs[0]?.name ?? '']: outcome.collected }] : outcome.rows;
    for (const row of rows) {
      for (const output of this.outputs) {
        if (!(output.name in row)) continue;
        const term = document.createElement('dt');
        term.textContent = output.label || output.name;
        const value = document.createElement('dd');
        value.textContent = this.words(row[output.name]);
        list.append(term, value);
      }
    }
    const rules = document.createElement('p');
    rules.className = 'text-secondary small mb-0';
    rules.textContent = outcome.rules.length ? `${this.say('fired')} ${outcome.rules.join(', ')}` : this.say('noRule');
    this.result.replaceChildren(...(list.childElementCount ? [list] : []), rules);
  }

  private words(value: unknown): string {
    if (typeof value === 'boolean') return this.say(value ? 'yes' : 'no');
    if (typeof value === 'number') return value.toLocaleString(document.documentElement.lang);
    return value === null || value === '' ? this.say('none') : String(value);
  }

  private note(look: string, text: string): void {
    const note = document.createElement('p');
    note.className = `${look} mb-0`;
    note.textContent = text;
    this.result.replaceChildren(note);
  }
}
