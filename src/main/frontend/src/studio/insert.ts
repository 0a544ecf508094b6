import { business, type, type Any, type Sheet } from './modeler';
import { t } from './texts';

export type Kind = 'UserTask' | 'ServiceTask' | 'BusinessRuleTask' | 'ExclusiveGateway' | 'Wait' | 'EndEvent';
export const KINDS: Kind[] = ['UserTask', 'ServiceTask', 'BusinessRuleTask', 'ExclusiveGateway', 'Wait', 'EndEvent'];

const ROOM = 50;

function shape(sheet: Sheet, kind: Kind): Any {
  const shapes = sheet.modeler.get('elementFactory');
  return kind === 'Wait'
    ? shapes.createShape({ type: 'bpmn:IntermediateCatchEvent', eventDefinitionType: 'bpmn:TimerEventDefinition' })
    : shapes.createShape({ type: `bpmn:${kind}` });
}

const NAMES = {
  UserTask: 'newTask',
  ServiceTask: 'newStep',
  BusinessRuleTask: 'newDecision',
  ExclusiveGateway: 'newQuestion',
  Wait: 'newWait',
  EndEvent: 'newEnd',
} as const;

/** What a new element begins with, so that it means something at once. */
function begin(sheet: Sheet, made: Any, kind: Kind): void {
  if (kind === 'UserTask') sheet.set(made, { candidateGroups: 'sales-reps', dueDate: '${sla.due}' });
  if (kind === 'Wait') {
    const timer = business(made).eventDefinitions[0];
    sheet.put(made, timer, { timeDuration: sheet.create('bpmn:FormalExpression', { body: 'P2D' }, timer) });
  }
}

/** Goes on after an element: into its only way on when it has one, else by a way of its own. */
export function goOn(sheet: Sheet, element: Any, kind: Kind): void {
  const ways = (element.outgoing ?? []).filter((w: Any) => type(w) === 'SequenceFlow');
  if (ways.length === 1 && kind !== 'EndEvent' && !/Gateway$/.test(type(element))) return putInto(sheet, ways[0], kind);
  sheet.together(() => {
    const made = sheet.modeler.get('autoPlace').append(element, shape(sheet, kind));
    begin(sheet, made, kind);
    named(sheet, made, kind);
  });
}

/** Puts an element into a way, and moves what stands behind it when there is too little room. */
export function putInto(sheet: Sheet, way: Any, kind: Kind): void {
  sheet.together(() => {
    const [from, to] = way.waypoints as [{ x: number; y: number }, { x: number; y: number }];
    const across = Math.abs(to.x - from.x) >= Math.abs(to.y - from.y);
    const axis = across ? 'x' : 'y';
    const made = shape(sheet, kind);
    const size = across ? made.width : made.height;
    const onwards = Math.sign(to[axis] - from[axis]) || 1;
    const missing = size + 2 * ROOM - Math.abs(to[axis] - from[axis]);
    if (missing > 0) makeRoom(sheet, way, axis, onwards, missing);
    const [start] = way.waypoints;
    const at = { x: start.x, y: start.y };
    at[axis] += onwards * (ROOM + size / 2);
    const placed = sheet.modeling.createShape(made, at, way);
    begin(sheet, placed, kind);
    named(sheet, placed, kind);
  });
}

function makeRoom(sheet: Sheet, way: Any, axis: 'x' | 'y', onwards: number, missing: number): void {
  const tool = sheet.modeler.get('spaceTool');
  const start = way.waypoints[0][axis] + onwards * 2;
  const inside = sheet.registry.filter((e: Any) => e.parent && e !== sheet.root() && rootOf(e) === rootOf(way));
  const { movingShapes, resizingShapes } = tool.calculateAdjustments(inside, axis, onwards * missing, start);
  const delta = axis === 'x' ? { x: onwards * missing, y: 0 } : { x: 0, y: onwards * missing };
  const direction = axis === 'x' ? (onwards > 0 ? 'e' : 'w') : onwards > 0 ? 's' : 'n';
  tool.makeSpace(movingShapes, resizingShapes, delta, direction, start);
}

function rootOf(element: Any): Any {
  let root = element;
  while (root.parent) root = root.parent;
  return root;
}

function named(sheet: Sheet, made: Any, kind: Kind): void {
  sheet.set(made, { name: t(NAMES[kind]) });
  sheet.selection.select(made);
  queueMicrotask(() => setTimeout(() => document.querySelector<HTMLInputElement>('[data-key="name"]')?.select()));
}
