import './styles/studio-editor.css';
import { call, json, Refusal, type Vocabulary } from './studio/api';
import { button, glyph, h, icon } from './studio/controls';
import { Saver, type State } from './studio/draft';
import { mend } from './studio/fixes';
import { ProblemList } from './studio/list';
import { Sheet } from './studio/modeler';
import { Panel } from './studio/panel';
import { download, png } from './studio/pictures';
import { ask, lint, merge, type Problem } from './studio/problems';
import { shortcuts } from './studio/shortcuts';
import { kindOf, t } from './studio/texts';

const page = document.querySelector<HTMLElement>('[data-studio-editor]');
const part = (name: string) => page!.querySelector<HTMLElement>(`[data-part="${name}"]`)!;

const MAC = navigator.platform.startsWith('Mac');
const WIDE = matchMedia('(min-width: 768px)');

async function start(root: HTMLElement): Promise<void> {
  const { model = '', draft = '', revision = '0' } = root.dataset;
  const address = `/api/processes/${encodeURIComponent(model)}/drafts/${encodeURIComponent(draft)}`;
  let sheet: Sheet | undefined;
  const saver = new Saver(address, Number(revision), () => sheet!.xml(), (state) => showState(state, saver, model));
  let changeable = root.dataset.edits === 'true' && WIDE.matches;
  if (changeable) changeable = await begin(saver);
  else if (root.dataset.edits !== 'true') banner(h('span', {}, t('readOnly')));
  const [words, xml] = await Promise.all([
    json<Vocabulary>('/api/processes/vocabulary'),
    call(`${address}/xml`).then(async (answer) => {
      saver.from(answer.headers.get('ETag'));
      return answer.text();
    }),
  ]);
  part('canvas').replaceChildren();
  sheet = await Sheet.open(xml, part('canvas'), changeable);
  work(sheet, saver, words, model);
}

/** @return whether this page may change the draft now */
async function begin(saver: Saver): Promise<boolean> {
  try {
    await saver.lock(false);
    return true;
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    const holder = String(problem.more.holderName ?? t('somebody'));
    if (problem.code !== 'draft.locked') banner(h('span', {}, problem.message));
    else {
      const take = button('takeOver', t('takeOver'), () => void saver.lock(true).then(() => location.reload()), 'btn btn-sm');
      banner(h('span', {}, t('locked', holder)), take);
    }
    return false;
  }
}

function banner(...children: HTMLElement[]): void {
  const place = part('banner');
  place.replaceChildren(...(children.length ? [h('div', { class: 'alert alert-warning studio-banner', role: 'alert' }, icon('alert-triangle'), ...children)] : []));
}

function showState(state: State, saver: Saver, model: string): void {
  const place = part('state');
  place.dataset.state = state.is;
  const go = (address: Promise<string>) => void address.then((to) => location.assign(to));
  const mine = button('keepMine', t('keepMine'), () => go(saver.keepApart(model)), 'btn btn-sm');
  const theirs = button('loadTheirs', t('loadTheirs'), () => (saver.forget(), location.reload()), 'btn btn-sm');
  switch (state.is) {
    case 'refused':
      place.textContent = t('notSaved', state.why);
      banner(h('span', {}, t('notSaved', state.why)), button('retry', t('retry'), () => saver.now(), 'btn btn-sm'));
      break;
    case 'conflict':
      place.textContent = t('notSaved', '');
      banner(h('span', {}, t('conflict')), theirs, mine, button('overwrite', t('overwrite'), () => void saver.overwrite(), 'btn btn-sm'));
      break;
    case 'taken':
      place.textContent = '';
      banner(h('span', {}, t('lostLock', state.by || t('somebody'))), theirs, mine);
      break;
    case 'offline':
      place.textContent = t('offline');
      banner(h('span', {}, t('offline')), button('retry', t('retry'), () => saver.now(), 'btn btn-sm'));
      break;
    default:
      place.textContent = t(state.is);
      if (state.is === 'saved') banner();
  }
}

function work(sheet: Sheet, saver: Saver, words: Vocabulary, model: string): void {
  const list = new ProblemList(part('problems'), sheet, (p) => show(p), (p) => repair(p));
  const panel = new Panel(part('panel'), sheet, words, model, (p) => repair(p));
  const show = (problem: Problem) => {
    sheet.select(problem.element ?? '');
    panel.focus(problem.keys);
  };
  const repair = (problem: Problem) => {
    const done = mend(sheet, problem);
    if (problem.element) sheet.select(problem.element);
    if (done) say(t('fixed', problem.message));
    else panel.focus(problem.keys);
  };
  const check = checker(sheet, words, model, (problems, note) => {
    list.tell(problems, note);
    panel.tell(problems);
  });
  check(0);
  sheet.events.on('commandStack.changed', () => {
    saver.changed();
    check(600);
    buttons();
  });
  const buttons = tools(sheet, model);
  fit(sheet);
  if (sheet.canvas.zoom() < 0.5) startReadable(sheet);
  addEventListener('beforeunload', (event) => {
    saver.now();
    if (saver.pending) event.preventDefault();
  });
  addEventListener('pagehide', () => sheet.changeable && saver.release());
  addEventListener('online', () => saver.now());
  keys(sheet, saver, panel, list);
  page!.dataset.ready = 'true';
}

/** All of the drawing, beside the palette and not under it. */
function fit(sheet: Sheet): void {
  const { inner, outer } = sheet.canvas.viewbox();
  const beside = sheet.changeable ? 120 : 20;
  const scale = Math.min(1, (outer.width - beside - 40) / inner.width, (outer.height - 60) / inner.height);
  if (!(scale > 0) || !Number.isFinite(scale)) return;
  const [width, height] = [outer.width / scale, outer.height / scale];
  const x = inner.x - beside / scale - (width - (beside + 20) / scale - inner.width) / 2;
  sheet.canvas.viewbox({ x, y: inner.y - (height - inner.height) / 2, width, height });
}

/** A long drawing begins readable at its start; "show all" is a click away. */
function startReadable(sheet: Sheet): void {
  sheet.canvas.zoom(0.8);
  const starts = sheet.registry.filter((e: { type: string; parent: unknown }) => e.type === 'bpmn:StartEvent' && e.parent === sheet.root());
  const first = starts.sort((a: { x: number }, b: { x: number }) => a.x - b.x)[0];
  if (!first) return;
  const { width, height, scale } = { ...part('canvas').getBoundingClientRect().toJSON(), scale: 0.8 } as { width: number; height: number; scale: number };
  sheet.canvas.viewbox({ x: first.x - (sheet.changeable ? 170 : 60), y: first.y - height / scale / 2, width: width / scale, height: height / scale });
}

function say(text: string): void {
  part('said').textContent = text;
}

/** The browser's rules at once, the server's after a pause; the last answer counts. */
function checker(sheet: Sheet, words: Vocabulary, model: string, tell: (problems: Problem[], note?: string) => void): (pause: number) => void {
  let waiting = 0;
  let asking = new AbortController();
  let server: Problem[] = [];
  return (pause) => {
    clearTimeout(waiting);
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    waiting = window.setTimeout(async () => {
      const local = await lint(sheet, words);
      if (signal.aborted) return;
      tell(merge(sheet, local, server), t('checking'));
      try {
        server = await ask(model, await sheet.xml(), signal);
        tell(merge(sheet, local, server));
      } catch {
        if (!signal.aborted) tell(merge(sheet, local, server), t('checkFailed'));
      }
    }, pause);
  };
}

/** @return what brings the buttons up to date */
function tools(sheet: Sheet, model: string): () => void {
  const { stack, canvas, modeler } = sheet;
  const undo = glyph('undo', `${t('undo')} (${MAC ? '⌘' : 'Ctrl+'}Z)`, 'arrow-back-up', () => stack.undo());
  const redo = glyph('redo', `${t('redo')} (${MAC ? '⇧⌘' : 'Ctrl+'}${MAC ? 'Z' : 'Y'})`, 'arrow-forward-up', () => stack.redo());
  const map = modeler.get('minimap');
  const play = button('simulate', t('simulate'), () => simulate(), 'btn btn-sm btn-ghost-secondary', 'player-play');
  const simulate = () => modeler.get('toggleMode').toggleMode();
  sheet.events.on('tokenSimulation.toggleMode', ({ active }: { active: boolean }) => {
    play.replaceChildren(icon(active ? 'x' : 'player-play'), active ? t('simulateEnd') : t('simulate'));
    page!.classList.toggle('is-playing', active);
    buttons(active);
  });
  const file = async (kind: 'svg' | 'png' | 'bpmn') => {
    if (kind === 'bpmn') return download(`${model}.bpmn`, new Blob([await sheet.xml()], { type: 'application/xml' }));
    const { svg } = await modeler.saveSVG();
    download(`${model}.${kind}`, kind === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await png(svg));
  };
  const item = (key: string, label: string, click: () => void, picture: string) => button(key, label, click, 'dropdown-item', picture);
  const menu = h(
    'details',
    { class: 'menu' },
    h('summary', { class: 'btn btn-icon btn-sm btn-ghost-secondary', 'aria-label': t('more'), title: t('more') }, icon('dots')),
    h(
      'div',
      { class: 'menu-body card' },
      item('png', t('exportPng'), () => void file('png'), 'photo'),
      item('svg', t('exportSvg'), () => void file('svg'), 'photo'),
      item('bpmn', t('exportBpmn'), () => void file('bpmn'), 'download'),
      item('help', t('shortcuts'), () => shortcuts(MAC), 'keyboard'),
    ),
  );
  const zoom = (by: number) => canvas.zoom(Math.min(4, Math.max(0.2, canvas.zoom() * by)));
  const search = modeler.get('searchPad', false);
  part('tools').replaceChildren(
    ...(sheet.changeable ? [undo, redo, h('span', { class: 'studio-gap' })] : []),
    glyph('zoomOut', t('zoomOut'), 'zoom-out', () => zoom(0.8)),
    glyph('zoomFit', t('zoomFit'), 'maximize', () => fit(sheet)),
    glyph('zoomIn', t('zoomIn'), 'zoom-in', () => zoom(1.25)),
    glyph('minimap', t('minimap'), 'map', () => map.toggle()),
    ...(search ? [glyph('find', `${t('find')} (${MAC ? '⌘' : 'Ctrl+'}F)`, 'search', () => search.toggle())] : []),
    play,
    menu,
  );
  const buttons = (playing = page!.classList.contains('is-playing')) => {
    (undo as HTMLButtonElement).disabled = playing || !stack?.canUndo();
    (redo as HTMLButtonElement).disabled = playing || !stack?.canRedo();
  };
  if (stack) buttons();
  return buttons;
}

function keys(sheet: Sheet, saver: Saver, panel: Panel, list: ProblemList): void {
  const canvas = part('canvas');
  canvas.querySelector<HTMLElement>('.djs-container svg')?.setAttribute('aria-label', kindOf('bpmn:Process'));
  addEventListener('keydown', (event) => {
    const typing = (event.target as HTMLElement).closest('input, textarea, select, [contenteditable="true"]');
    const command = event.ctrlKey || event.metaKey;
    const inPanel = part('panel').contains(event.target as Node);
    const handled = () => (event.preventDefault(), event.stopPropagation());
    if (command && event.key.toLowerCase() === 's') {
      handled();
      saver.now();
    } else if (command && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'f') {
      handled();
      sheet.modeler.get('searchPad', false)?.toggle();
    } else if (event.key === 'F8') {
      handled();
      list.next();
    } else if (event.key === 'Escape' && inPanel) {
      handled();
      (event.target as HTMLElement).blur();
      sheet.canvas.focus();
    } else if (command && sheet.stack && (!typing || (inPanel && !isTyping(typing))) && 'zy'.includes(event.key.toLowerCase())) {
      if (!inPanel && !document.activeElement?.isSameNode(document.body)) return;
      handled();
      if (event.key.toLowerCase() === 'y' || event.shiftKey) sheet.stack.redo();
      else sheet.stack.undo();
    } else if (!typing && !command && event.key === '?') {
      handled();
      shortcuts(MAC);
    } else if (!typing && !command && event.key === 'F2') {
      handled();
      panel.focus(['name']);
    } else if (!typing && !command && event.key === 'Enter' && canvas.contains(document.activeElement)) {
      if (sheet.selection.get().length !== 1 || canvas.querySelector('.djs-search-open, .djs-popup')) return;
      handled();
      panel.focus(['name']);
    }
  }, true);
}

/** What is being typed is the field's own to undo. */
const isTyping = (control: Element) => (control as HTMLElement).dataset.typing === 'true';

if (page) {
  start(page).catch((problem: Error) => {
    part('canvas').replaceChildren(h('p', { class: 'studio-none' }, t('cannotOpen', problem.message)));
    console.error(problem);
  });
}
