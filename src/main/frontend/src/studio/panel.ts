import type { Vocabulary } from './api';
import { button, fold, h, icon, input, section } from './controls';
import { documentation, formSection } from './forms';
import { goOn, KINDS, putInto } from './insert';
import { business, title, type, type Any, type Sheet } from './modeler';
import type { Problem } from './problems';
import { callSection, decisionSection, eventSection, stepSection, whoSection } from './tasks';
import { kindOf, t, type Word } from './texts';
import { whenSection } from './times';
import { defaultSection, waySection } from './ways';

/** What a manager may change about the selected element; everything else of it stays as it is. */
export class Panel {
  private shown: Any;
  private problems: Problem[] = [];
  private pressed = false;
  private late = false;

  constructor(
    private readonly place: HTMLElement,
    private readonly sheet: Sheet,
    private readonly words: Vocabulary,
    private readonly model: string,
    private readonly mend: (problem: Problem) => void,
  ) {
    sheet.events.on('selection.changed', () => this.draw());
    sheet.events.on('commandStack.changed', () => (this.pressed ? (this.late = true) : this.draw()));
    // What is being clicked stays where it is until it was clicked, and a list until something was chosen from it.
    place.addEventListener('pointerdown', () => (this.pressed = true), true);
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => setTimeout(() => this.released()), true);
    this.draw();
  }

  tell(problems: Problem[]): void {
    this.problems = problems;
    this.place.querySelector('.studio-alerts')?.replaceWith(this.alerts(this.shown));
  }

  private released(): void {
    this.pressed = false;
    if (!this.late) return;
    this.late = false;
    const list = document.activeElement;
    if (list instanceof HTMLSelectElement && this.place.contains(list)) list.addEventListener('blur', () => setTimeout(() => this.draw()), { once: true });
    else this.draw();
  }

  /** Puts the focus on the first control of these keys that there is. */
  focus(keys: string[]): void {
    const found = keys.map((key) => this.find(key)).find((control) => control) ?? this.place.querySelector<HTMLElement>('input, select, textarea');
    for (let around = found?.closest('details'); around; around = around.parentElement?.closest('details')) around.open = true;
    found?.focus();
    found?.scrollIntoView({ block: 'center' });
  }

  private find(key: string): HTMLElement | null {
    return this.place.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"], [data-key^="${CSS.escape(key)}:"]`);
  }

  private draw(): void {
    const focused = this.place.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
    const key = focused?.dataset.key;
    const caret = focused instanceof HTMLInputElement && focused.type === 'text' ? ([focused.selectionStart, focused.selectionEnd] as const) : null;
    const chosen: Any[] = this.sheet.selection.get();
    const element = chosen.length === 1 ? (chosen[0].labelTarget ?? chosen[0]) : chosen.length ? undefined : this.sheet.root();
    const scroll = element === this.shown ? this.place.scrollTop : 0;
    this.shown = element;
    this.place.replaceChildren(element ? this.about(element) : h('p', { class: 'studio-none' }, t('several', chosen.length)));
    this.place.scrollTop = scroll;
    const back = key ? this.place.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) : null;
    back?.focus({ preventScroll: true });
    if (back instanceof HTMLInputElement && caret) back.setSelectionRange(caret[0], caret[1]);
  }

  private about(element: Any): HTMLElement {
    const kind = type(element);
    const head = h('header', { class: 'studio-panel-head' }, h('span', { class: 'text-secondary' }, kindOf(kind)), h('h2', {}, title(element) || kindOf(kind)));
    const body = h('fieldset', { class: 'studio-panel-body', disabled: !this.sheet.changeable }, ...this.sections(element, kind));
    return h('div', {}, head, this.alerts(element), body);
  }

  private sections(element: Any, kind: string): (HTMLElement | null)[] {
    const { sheet, words, model } = this;
    const root = element === sheet.root();
    const subject = root ? sheet.process() : business(element);
    return [
      root && this.sheet.changeable ? h('p', { class: 'studio-none' }, t('nothing')) : null,
      this.general(element, kind, subject),
      kind === 'UserTask' ? whoSection(sheet, element, words) : null,
      kind === 'UserTask' ? whenSection(sheet, element) : null,
      kind === 'UserTask' ? formSection(sheet, element, words) : null,
      kind === 'ServiceTask' ? stepSection(sheet, element, words) : null,
      kind === 'BusinessRuleTask' ? decisionSection(sheet, element, words) : null,
      kind === 'CallActivity' ? callSection(sheet, element, words, model) : null,
      kind === 'SequenceFlow' ? waySection(sheet, element, words) : null,
      defaultSection(sheet, element),
      eventSection(sheet, element, words, model),
      this.onwards(element, kind),
      this.expert(element, kind, subject),
    ];
  }

  private general(element: Any, kind: string, subject: Any): HTMLElement {
    const { sheet } = this;
    const root = element === sheet.root();
    if (kind === 'TextAnnotation') {
      return section(t('general'), input({ key: 'name', label: t('text') }, subject.text ?? '', (text) => sheet.set(element, { text })));
    }
    if (kind === 'Group') {
      const value = subject.categoryValueRef;
      return section(
        t('general'),
        value ? input({ key: 'name', label: t('name') }, value.value ?? '', (text) => sheet.put(element, value, { value: text })) : null,
      );
    }
    const help = /Task$|Activity$/.test(kind) ? t('nameTask') : /Gateway$/.test(kind) ? t('nameQuestion') : /Event$/.test(kind) ? t('nameState') : kind === 'SequenceFlow' ? t('nameWay') : undefined;
    const rename = (name: string) => (root ? sheet.put(element, subject, { name }) : sheet.set(element, { name: name || undefined }));
    return section(
      t('general'),
      input({ key: 'name', label: t('name'), help }, subject.name ?? '', rename, { maxlength: 255 }),
      root ? null : documentation(sheet, element),
      root ? this.keeping(element, subject) : null,
    );
  }

  private keeping(element: Any, process: Any): HTMLElement {
    const days = /^P?(\d+)D?$/.exec(String(process.historyTimeToLive ?? ''))?.[1] ?? '';
    return input(
      { key: 'historyTimeToLive', label: t('keepFor'), help: t('keepHelp') },
      days,
      (typed) => this.sheet.put(element, process, { historyTimeToLive: `P${Math.max(1, Math.round(Number(typed)) || 180)}D` }),
      { type: 'number', min: 180 },
    );
  }

  /** What may follow, for those who do not drag. */
  private onwards(element: Any, kind: string): HTMLElement | null {
    const { sheet } = this;
    const flow = kind === 'SequenceFlow';
    const node = /Task$|Activity$|Gateway$|StartEvent$|CatchEvent$|BoundaryEvent$|ThrowEvent$|SubProcess$/.test(kind) && !business(element).triggeredByEvent;
    if (!sheet.changeable || (!flow && !node)) return null;
    const offered = KINDS.filter((k) => !flow || k !== 'EndEvent');
    const put = (next: (typeof KINDS)[number]) => (flow ? putInto(sheet, element, next) : goOn(sheet, element, next));
    return section(
      t(flow ? 'insert' : 'append'),
      h(
        'div',
        { class: 'studio-next' },
        ...offered.map((k) => button(`next:${k}`, t(`append.${k}` as Word), () => put(k), 'btn btn-sm', 'plus')),
      ),
    );
  }

  /** What is set and not offered: said, so that nobody thinks it is lost. */
  private expert(element: Any, kind: string, subject: Any): HTMLElement {
    const kept: string[] = [];
    if (subject.asyncBefore || subject.asyncAfter) kept.push('async');
    const inOut = this.sheet.extension(element, 'camunda:InputOutput');
    const outputs: Any[] = inOut?.outputParameters ?? [];
    const inputs: Any[] = inOut?.inputParameters ?? [];
    [...inputs, ...outputs].forEach((p) => kept.push(p.name));
    (subject.extensionElements?.values ?? [])
      .filter((v: Any) => /Listener$/.test(v.$type))
      .forEach((v: Any) => kept.push(v.delegateExpression ?? v.$type));
    const loop = subject.loopCharacteristics;
    return fold(
      'technical',
      t('technical'),
      h('p', { class: 'form-hint' }, `${t('technicalId')}: `, h('code', {}, subject.id ?? '')),
      /Task$/.test(kind) ? h('p', { class: 'form-hint' }, t('technicalIdHelp')) : null,
      loop ? h('p', { class: 'form-hint' }, t('repeats', loop.collection ?? loop.loopCardinality?.body ?? '')) : null,
      kept.length ? h('p', { class: 'form-hint' }, t('kept', kept.join(', '))) : null,
    );
  }

  private alerts(element: Any): HTMLElement {
    const id = element === this.sheet.root() ? this.sheet.process()?.id : business(element)?.id;
    const here = this.problems.filter((p) => p.element && p.element === id);
    return h(
      'div',
      { class: 'studio-alerts' },
      ...here.map((problem) =>
        h(
          'div',
          { class: `studio-alert is-${problem.severity}` },
          icon('alert-triangle'),
          h('span', {}, problem.message),
          problem.fix && this.sheet.changeable
            ? button(`fix:${problem.rule}`, t('fix'), () => this.mend(problem), 'btn btn-sm')
            : null,
        ),
      ),
    );
  }
}
