import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

export interface Panes {
  focus(element: string): void;
}

interface Viewbox {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Shape {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  waypoints?: { x: number; y: number }[];
}

interface Canvas {
  addMarker(element: string, marker: string): void;
  removeMarker(element: string, marker: string): void;
  viewbox(): Viewbox & { outer: { width: number; height: number }; inner: Viewbox };
  viewbox(box: Viewbox): void;
  zoom(): number;
  zoom(level: number | 'fit-viewport', center?: 'auto'): number;
  resized(): void;
}

interface Registry {
  get(element: string): Shape | undefined;
}

interface Overlays {
  add(element: string, type: string, overlay: { position: Record<string, number>; html: HTMLElement }): void;
}

interface Events {
  on(event: string, heard: (event: { element?: Shape }) => void): void;
}

interface Side {
  name: string;
  into: HTMLElement;
  canvas: Canvas;
  registry: Registry;
  overlays: Overlays;
  events: Events;
}

/** Smaller than this, labels cannot be read. */
const READABLE = 0.7;

/** Which marks a side shows: what was added cannot be seen before, what was removed not after. */
const SHOWN: Record<string, string[]> = { before: ['removed', 'changed', 'moved'], after: ['added', 'changed', 'moved'] };

export async function openPanes(around: HTMLElement, changes: HTMLElement[], picked: (element: string) => void): Promise<Panes> {
  const sides: Side[] = [];
  for (const figure of around.querySelectorAll<HTMLElement>('.diff-side')) {
    const side = await open(figure);
    if (side) sides.push(side);
  }
  sides.forEach((side) => mark(side, changes, picked));
  synchronise(sides);
  tools(around, sides);
  show(around, sides, 'after');
  fit(sides);
  let current = '';
  return {
    focus(element: string): void {
      sides.forEach((side) => {
        if (current && side.registry.get(current)) side.canvas.removeMarker(current, 'diff-current');
        if (side.registry.get(element)) side.canvas.addMarker(element, 'diff-current');
      });
      current = element;
      const side = sides.find((one) => one.name === visible(around) && one.registry.get(element)) ?? sides.find((one) => one.registry.get(element));
      if (side) bring(around, sides, side, element);
    },
  };
}

async function open(figure: HTMLElement): Promise<Side | undefined> {
  const into = figure.querySelector<HTMLElement>('.diff-canvas');
  if (!into?.dataset.file) return undefined;
  const answer = await fetch(into.dataset.file);
  if (!answer.ok) throw new Error(answer.statusText);
  const viewer = new NavigatedViewer({ container: into });
  await viewer.importXML(await answer.text());
  return {
    name: figure.dataset.side ?? '',
    into,
    canvas: viewer.get<Canvas>('canvas'),
    registry: viewer.get<Registry>('elementRegistry'),
    overlays: viewer.get<Overlays>('overlays'),
    events: viewer.get<Events>('eventBus'),
  };
}

function mark(side: Side, changes: HTMLElement[], picked: (element: string) => void): void {
  const marked = new Set<string>();
  changes.forEach((change) => {
    const { element = '', sort = '' } = change.dataset;
    const shape = side.registry.get(element);
    if (!shape || !SHOWN[side.name]?.includes(sort)) return;
    marked.add(element);
    side.canvas.addMarker(element, `diff-${sort}`);
    if (change.classList.contains('is-follower')) return;
    const badge = document.createElement('span');
    badge.className = `diff-mark is-${sort}`;
    const position = place(shape);
    side.overlays.add(element, 'diff', { position, html: badge });
  });
  side.events.on('element.click', ({ element }) => {
    const id = element?.id.replace(/_label$/, '') ?? '';
    if (marked.has(id)) picked(id);
  });
}

/** At the corner of a shape, in the middle of a line. */
function place(shape: Shape): Record<string, number> {
  const way = shape.waypoints;
  if (!way?.length) return { top: -11, right: 11 };
  const left = Math.min(...way.map((p) => p.x));
  const top = Math.min(...way.map((p) => p.y));
  const from = way[Math.floor((way.length - 1) / 2)]!;
  const to = way[Math.floor((way.length - 1) / 2) + 1] ?? from;
  return { top: (from.y + to.y) / 2 - top - 10, left: (from.x + to.x) / 2 - left - 10 };
}

/** Whether it is on the screen: a hidden canvas has no size to compute with. */
const isSeen = (side: Side): boolean => side.into.clientWidth > 0;

/** One is panned or zoomed, and the other follows. */
function synchronise(sides: Side[]): void {
  let following = false;
  sides.forEach((side) =>
    side.events.on('canvas.viewbox.changed', () => {
      if (following || !isSeen(side)) return;
      following = true;
      const { x, y, width, height } = side.canvas.viewbox();
      sides.filter((other) => other !== side && isSeen(other)).forEach((other) => other.canvas.viewbox({ x, y, width, height }));
      following = false;
    }),
  );
}

function tools(around: HTMLElement, sides: Side[]): void {
  around.addEventListener('click', (event) => {
    const clicked = event.target as HTMLElement;
    const zoom = clicked.closest<HTMLElement>('[data-diff-zoom]')?.dataset.diffZoom;
    const side = sides.find((one) => one.name === visible(around)) ?? sides[0];
    if (zoom === 'fit') fit(sides);
    else if (zoom && side) side.canvas.zoom(side.canvas.zoom() * (zoom === 'in' ? 1.25 : 0.8), 'auto');
    const shown = clicked.closest<HTMLElement>('[data-diff-show]')?.dataset.diffShow;
    if (shown) show(around, sides, shown);
  });
}

const visible = (around: HTMLElement): string => around.dataset.shown ?? 'after';

/** On a narrow screen one drawing is seen at a time. */
function show(around: HTMLElement, sides: Side[], name: string): void {
  const from = sides.find((one) => one.name === visible(around));
  const box = from && isSeen(from) ? from.canvas.viewbox() : undefined;
  around.dataset.shown = name;
  around.querySelectorAll<HTMLElement>('[data-diff-show]').forEach((button) => {
    const on = button.dataset.diffShow === name;
    button.classList.toggle('active', on);
    button.setAttribute('aria-pressed', String(on));
  });
  const to = sides.find((one) => one.name === name);
  if (!to || !isSeen(to)) return;
  to.canvas.resized();
  if (box && box.width > 0) to.canvas.viewbox({ x: box.x, y: box.y, width: box.width, height: box.height });
}

/** Wide enough for both drawings. */
function fit(sides: Side[]): void {
  const inner = sides.map((side) => side.canvas.viewbox().inner).filter((box) => box.width > 0);
  if (!inner.length || !sides[0]) return;
  const x = Math.min(...inner.map((box) => box.x)) - 20;
  const y = Math.min(...inner.map((box) => box.y)) - 20;
  const right = Math.max(...inner.map((box) => box.x + box.width)) + 20;
  const bottom = Math.max(...inner.map((box) => box.y + box.height)) + 20;
  sides.filter(isSeen).forEach((side) => side.canvas.viewbox({ x, y, width: right - x, height: bottom - y }));
}

/** Into the middle of both, large enough to be read. */
function bring(around: HTMLElement, sides: Side[], side: Side, element: string): void {
  if (side.name !== visible(around) && around.querySelector('.diff-toggle')?.checkVisibility()) show(around, sides, side.name);
  const shape = side.registry.get(element);
  if (!shape || !isSeen(side)) return;
  const points = shape.waypoints ?? [
    { x: shape.x, y: shape.y },
    { x: shape.x + (shape.width || 0), y: shape.y + (shape.height || 0) },
  ];
  if (points.some((p) => !Number.isFinite(p.x) || !Number.isFinite(p.y))) return;
  const x = (Math.min(...points.map((p) => p.x)) + Math.max(...points.map((p) => p.x))) / 2;
  const y = (Math.min(...points.map((p) => p.y)) + Math.max(...points.map((p) => p.y))) / 2;
  if (side.canvas.zoom() < READABLE) side.canvas.zoom(READABLE);
  const box = side.canvas.viewbox();
  side.canvas.viewbox({ x: x - box.width / 2, y: y - box.height / 2, width: box.width, height: box.height });
}
