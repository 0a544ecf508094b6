import { button, h, icon } from './controls';
import { title, type, type Any, type Sheet } from './modeler';
import type { Problem, Severity } from './problems';
import { kindOf, t } from './texts';

/** All that is wrong, in one list and as badges on the drawing. */
export class ProblemList {
  private problems: Problem[] = [];
  private at = -1;

  constructor(
    private readonly place: HTMLElement,
    private readonly sheet: Sheet,
    private readonly show: (problem: Problem) => void,
    private readonly mend: (problem: Problem) => void,
  ) {}

  tell(problems: Problem[], note?: string): void {
    this.problems = problems;
    const focused = this.place.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.key : undefined;
    const count = (severity: Severity) => problems.filter((p) => p.severity === severity).length;
    const errors = count('error');
    const others = problems.length - errors;
    const head = h(
      'header',
      { class: 'studio-problems-head' },
      h('h2', {}, t('problems')),
      errors ? h('span', { class: 'badge studio-badge is-error' }, t('countErrors', errors)) : null,
      others ? h('span', { class: 'badge studio-badge is-warning' }, t('countWarnings', others)) : null,
      note ? h('span', { class: 'text-secondary' }, note) : null,
    );
    const list = problems.length
      ? h('ul', { class: 'studio-problem-list' }, ...problems.map((p, at) => this.row(p, at)))
      : note
        ? h('span', {})
        : h('p', { class: 'studio-fine' }, icon('circle-check'), t('noProblems'));
    this.place.replaceChildren(head, list);
    if (focused) this.place.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    this.badges();
  }

  next(): void {
    if (!this.problems.length) return;
    this.at = (this.at + 1) % this.problems.length;
    this.show(this.problems[this.at]!);
  }

  private row(problem: Problem, at: number): HTMLElement {
    const element = problem.element ? this.sheet.registry.get(problem.element) : undefined;
    const where = element ? title(element) || kindOf(type(element)) : t('wholeModel');
    const open = () => {
      this.at = at;
      this.show(problem);
    };
    return h(
      'li',
      { class: `is-${problem.severity}` },
      h(
        'button',
        { type: 'button', class: 'studio-problem', 'data-key': `show:${at}`, onclick: open },
        icon(problem.severity === 'info' ? 'help' : 'alert-triangle'),
        h('span', { class: 'visually-hidden' }, t(problem.severity)),
        h('span', {}, problem.message),
        h('small', {}, where),
      ),
      problem.fix && this.sheet.changeable
        ? button(`fix:${at}`, t('fix'), () => this.mend(problem), 'btn btn-sm')
        : null,
    );
  }

  private badges(): void {
    const overlays: Any = this.sheet.modeler.get('overlays');
    overlays.remove({ type: 'problem' });
    const worst = new Map<string, Problem[]>();
    for (const problem of this.problems) {
      if (problem.element && problem.severity !== 'info') worst.set(problem.element, [...(worst.get(problem.element) ?? []), problem]);
    }
    for (const [id, here] of worst) {
      const element = this.sheet.registry.get(id);
      if (!element || element === this.sheet.root()) continue;
      const said = here.map((p) => p.message).join('\n');
      const html = h(
        'button',
        { type: 'button', tabindex: -1, class: `studio-mark is-${here[0]!.severity}`, title: said, onclick: () => this.show(here[0]!) },
        String(here.length),
        h('span', { class: 'visually-hidden' }, ` ${said}`),
      );
      const middle = element.waypoints?.[Math.floor(element.waypoints.length / 2)];
      const first = element.waypoints?.[0];
      const position = middle && first ? { left: (middle.x + first.x) / 2 - left(element) - 9, top: (middle.y + first.y) / 2 - top(element) - 9 } : { top: -11, left: -11 };
      overlays.add(id, 'problem', { position, html, show: { minZoom: 0.4 } });
    }
  }
}

const left = (element: Any) => Math.min(...element.waypoints.map((p: Any) => p.x));
const top = (element: Any) => Math.min(...element.waypoints.map((p: Any) => p.y));

