import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './styles/drawing.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

/** What the server tells of a deal's place in a stage. */
interface Standing {
  xml: string;
  active: string[];
  passed: string[];
}

interface Canvas {
  addMarker(element: string, marker: string): void;
  zoom(): number;
  zoom(level: number | 'fit-viewport', center?: 'auto'): number;
  scrollToElement(element: string): void;
}

interface Registry {
  get(element: string): unknown;
}

/** Smaller than this, labels cannot be read. */
const READABLE = 0.75;

export async function draw(address: string, into: HTMLElement, around: HTMLElement): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const standing = (await answer.json()) as Standing;
  into.replaceChildren();
  const viewer = new NavigatedViewer({ container: into });
  await viewer.importXML(standing.xml);
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<Registry>('elementRegistry');
  const here = standing.active.filter((id) => registry.get(id));
  standing.passed.filter((id) => registry.get(id)).forEach((id) => canvas.addMarker(id, 'is-passed'));
  here.forEach((id) => canvas.addMarker(id, 'is-active'));
  canvas.zoom('fit-viewport', 'auto');
  const focus = here.find((id) => id === around.dataset.focusOn) ?? here[0];
  if (focus && canvas.zoom() < READABLE) {
    canvas.zoom(READABLE);
    canvas.scrollToElement(focus);
  }
  around.querySelectorAll<HTMLElement>('[data-zoom]').forEach((button) =>
    button.addEventListener('click', () => {
      if (button.dataset.zoom === 'fit') canvas.zoom('fit-viewport', 'auto');
      else canvas.zoom(canvas.zoom() * (button.dataset.zoom === 'in' ? 1.25 : 0.8), 'auto');
    }),
  );
}
