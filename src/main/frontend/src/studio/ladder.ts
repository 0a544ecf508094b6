import { business, definitionOf, type Any, type Sheet } from './modeler';
import { t } from './texts';

/** The "Late?" timer at a task, by which it is reminded of and escalated. */
export const ladderOf = (_sheet: Sheet, task: Any): Any =>
  (task.attachers ?? []).find((at: Any) => definitionOf(at)?.timeCycle?.body === '${sla.ladder}');

/** Draws the timer under the task, the step that follows up, and its end, as the shipped models have them. */
export function drawLadder(sheet: Sheet, task: Any): void {
  const id = business(task).id as string;
  const free = (wanted: string) => {
    let name = wanted;
    for (let n = 2; sheet.registry.get(name); n++) name = `${wanted}${n}`;
    return name;
  };
  sheet.together(() => {
    const middle = task.x + task.width / 2;
    const late = sheet.modeling.createShape(
      { type: 'bpmn:BoundaryEvent', eventDefinitionType: 'bpmn:TimerEventDefinition' },
      { x: middle, y: task.y + task.height },
      task,
      { attach: true },
    );
    sheet.set(late, { id: free(`${id}Late`), name: t('late'), cancelActivity: false });
    const timer = definitionOf(late);
    sheet.put(late, timer, { timeCycle: sheet.create('bpmn:FormalExpression', { body: '${sla.ladder}' }, timer) });
    const below = roomBelow(sheet, task);
    const step = sheet.modeling.createShape({ type: 'bpmn:ServiceTask' }, { x: middle, y: below }, task.parent);
    sheet.set(step, { id: free(`${id}FollowUp`), name: t('followUp'), delegateExpression: '${followUp}' });
    const end = sheet.modeling.createShape({ type: 'bpmn:EndEvent' }, { x: middle + 98, y: below }, task.parent);
    sheet.set(end, { id: free(`${id}FollowedUp`), name: t('followedUp') });
    sheet.modeling.connect(late, step);
    sheet.modeling.connect(step, end);
    sheet.selection.select(task);
  });
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Whether a line, which runs across and down only, touches a box. */
function crosses(points: { x: number; y: number }[], box: Box): boolean {
  return points.slice(1).some((to, at) => {
    const from = points[at]!;
    const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
    const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
    return left < box.right && right > box.left && top < box.bottom && bottom > box.top;
  });
}

/** The first place under the task where a step and its end lie on nothing else. */
function roomBelow(sheet: Sheet, task: Any): number {
  for (let y = task.y + task.height + 90; y < task.y + 1200; y += 60) {
    const box = { left: task.x - 5, right: task.x + task.width + 120, top: y - 50, bottom: y + 60 };
    const taken = sheet.registry.filter(
      (e: Any) =>
        e.parent === task.parent &&
        e.width &&
        !e.labelTarget &&
        e !== task &&
        !(task.attachers ?? []).includes(e) &&
        e.x < box.right &&
        e.x + e.width > box.left &&
        e.y < box.bottom &&
        e.y + e.height > box.top,
    );
    const crossed = sheet.registry.filter((e: Any) => e.waypoints && e.parent === task.parent && crosses(e.waypoints, box));
    if (taken.length === 0 && crossed.length === 0) return y;
  }
  return task.y + task.height + 90;
}
