// Two versions of a process side by side: who stands where, and which step becomes which.
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './styles/migration.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

interface Shape {
  id: string;
  waypoints?: unknown;
  type: string;
  labelTarget?: unknown;
}

interface Registry {
  get(id: string): Shape | undefined;
  filter(keep: (shape: Shape) => boolean): Shape[];
}

interface Canvas {
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
  zoom(level: number | 'fit-viewport', center?: 'auto'): number;
  scrollToElement(id: string): void;
}

interface Overlays {
  add(id: string, type: string, overlay: { position: { top: number; right: number }; html: HTMLElement }): void;
}

interface Side {
  canvas: Canvas;
  registry: Registry;
  overlays: Overlays;
}

const MARKERS = ['is-blocked', 'is-moved', 'is-new', 'is-looked-at'];
const lines = [...document.querySelectorAll<HTMLElement>('[data-migration-line]')];

async function draw(into: HTMLElement): Promise<Side> {
  const answer = await fetch(into.dataset.xml ?? '');
  if (!answer.ok) throw new Error(answer.statusText);
  const viewer = new NavigatedViewer({ container: into });
  await viewer.importXML(await answer.text());
  const canvas = viewer.get<Canvas>('canvas');
  canvas.zoom('fit-viewport', 'auto');
  return { canvas, registry: viewer.get<Registry>('elementRegistry'), overlays: viewer.get<Overlays>('overlays') };
}

function mark(side: Side, id: string, marker: string): void {
  if (id && side.registry.get(id)) side.canvas.addMarker(id, marker);
}

function clear(side: Side): void {
  side.registry.filter((shape) => !shape.waypoints && !shape.labelTarget).forEach((shape) => {
    MARKERS.forEach((marker) => side.canvas.removeMarker(shape.id, marker));
  });
}

function colour(from: Side, to: Side): void {
  clear(from);
  clear(to);
  lines.forEach(({ dataset }) => {
    const { from: one = '', to: other = '', standing = '0' } = dataset;
    if (!other) {
      mark(from, one, Number(standing) > 0 ? 'is-blocked' : 'is-moved');
    } else if (one !== other) {
      mark(from, one, 'is-moved');
      mark(to, other, 'is-moved');
    }
  });
  const taken = new Set(lines.map((line) => line.dataset.to));
  to.registry
    .filter((shape) => /Task|Activity|SubProcess|CatchEvent|BoundaryEvent/.test(shape.type) && !shape.labelTarget)
    .filter((shape) => !taken.has(shape.id) && !from.registry.get(shape.id))
    .forEach((shape) => to.canvas.addMarker(shape.id, 'is-new'));
}

function count(side: Side): void {
  lines.forEach(({ dataset }) => {
    const { from = '', standing = '0' } = dataset;
    if (Number(standing) > 0 && side.registry.get(from)) {
      const html = document.createElement('span');
      html.className = 'migration-count';
      html.textContent = standing;
      side.overlays.add(from, 'standing', { position: { top: -10, right: 14 }, html });
    }
  });
}

function look(from: Side, to: Side, line: HTMLElement | null): void {
  [from, to].forEach((side) =>
    side.registry.filter((shape) => !shape.labelTarget).forEach((shape) => side.canvas.removeMarker(shape.id, 'is-looked-at')),
  );
  if (!line) return;
  const { from: one = '', to: other = '' } = line.dataset;
  mark(from, one, 'is-looked-at');
  mark(to, other, 'is-looked-at');
}

async function start(): Promise<void> {
  const sides = [...document.querySelectorAll<HTMLElement>('.migration-canvas')];
  if (sides.length !== 2) return;
  const [from, to] = await Promise.all(sides.map(draw));
  if (!from || !to) return;
  colour(from, to);
  count(from);
  const form = document.querySelector<HTMLElement>('[data-migration-form]');
  form?.addEventListener('change', (event) => {
    const line = (event.target as HTMLElement).closest<HTMLElement>('[data-migration-line]');
    if (!line) return;
    line.dataset.to = (event.target as HTMLSelectElement).value;
    colour(from, to);
    look(from, to, line);
  });
  const on = (event: Event) => look(from, to, (event.target as HTMLElement).closest<HTMLElement>('[data-migration-line]'));
  form?.addEventListener('focusin', on);
  form?.addEventListener('mouseover', on);
  form?.addEventListener('mouseleave', () => look(from, to, null));
}

void start();
