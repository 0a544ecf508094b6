import type { Any } from './modeler';
import { chinese, t, type Word } from './texts';

/**
 * Palette, context pad and the menu to change an element offer what the deployment policy lets in, and nothing else. What an opened
 * model holds beyond that stays drawn; the check says so.
 */
const EVENTS = 'timer|message|signal|error|escalation|none|terminate';
const REPLACE = new RegExp(
  `^replace-with-((non-interrupting-)?(${EVENTS})(-(start|end|boundary|intermediate-(catch|throw)))?(-non-interrupting)?` +
    '|(exclusive|parallel|inclusive|event-based)-gateway|(user|manual|service|rule|receive)-task|call-activity' +
    '|(expanded|collapsed)-subprocess|subprocess|event-subprocess|(default|sequence)-flow)$',
);
const NEVER = /conditional|compensation|link|cancel|transaction|ad-hoc|complex|script|send|multiple|error-start|instantiat/;
const HEADER = /^toggle-(is-marker-visible|non-interrupting)/;

class Palette {
  static $inject = ['palette', 'create', 'elementFactory', 'handTool', 'lassoTool', 'spaceTool', 'globalConnect', 'translate'];

  constructor(
    palette: Any,
    private create: Any,
    private shapes: Any,
    private hand: Any,
    private lasso: Any,
    private space: Any,
    private connect: Any,
    private translate: Any,
  ) {
    palette.registerProvider(this);
  }

  getPaletteEntries(): Any {
    const tool = (group: string, className: string, title: string, click: (event: Event) => void) => ({
      group,
      className,
      title,
      action: { click },
    });
    const line = (group: string) => ({ group, separator: true });
    const word = this.translate;
    return {
      hand: tool('tools', 'bpmn-icon-hand-tool', word('Activate hand tool'), (e) => this.hand.activateHand(e)),
      lasso: tool('tools', 'bpmn-icon-lasso-tool', word('Activate lasso tool'), (e) => this.lasso.activateSelection(e)),
      space: tool('tools', 'bpmn-icon-space-tool', word('Activate create/remove space tool'), (e) => this.space.activateSelection(e)),
      connect: tool('tools', 'bpmn-icon-connection-multi', word('Activate global connect tool'), (e) => this.connect.start(e)),
      line1: line('tools'),
      start: this.shape('bpmn:StartEvent', 'start-event-none'),
      end: this.shape('bpmn:EndEvent', 'end-event-none'),
      timer: this.shape('bpmn:IntermediateCatchEvent', 'intermediate-event-catch-timer', 'bpmn:TimerEventDefinition'),
      message: this.shape('bpmn:IntermediateCatchEvent', 'intermediate-event-catch-message', 'bpmn:MessageEventDefinition'),
      line2: line('shapes'),
      question: this.shape('bpmn:ExclusiveGateway', 'gateway-xor'),
      parallel: this.shape('bpmn:ParallelGateway', 'gateway-parallel'),
      first: this.shape('bpmn:EventBasedGateway', 'gateway-eventbased'),
      line3: line('shapes'),
      task: this.shape('bpmn:UserTask', 'user-task'),
      step: this.shape('bpmn:ServiceTask', 'service-task'),
      decision: this.shape('bpmn:BusinessRuleTask', 'business-rule-task'),
      call: this.shape('bpmn:CallActivity', 'call-activity'),
      sub: this.shape('bpmn:SubProcess', 'subprocess-expanded', undefined, { isExpanded: true }),
      note: this.shape('bpmn:TextAnnotation', 'text-annotation'),
    };
  }

  private shape(type: string, look: string, eventDefinitionType?: string, more: Any = {}): Any {
    const make = (event: Event) => {
      const made = this.shapes.createShape({ type, eventDefinitionType, ...more });
      if (type !== 'bpmn:SubProcess') return this.create.start(event, made);
      const start = this.shapes.createShape({ type: 'bpmn:StartEvent', x: 40, y: 82, parent: made });
      return this.create.start(event, [made, start], { hints: { autoSelect: [made] } });
    };
    const wait = eventDefinitionType === 'bpmn:MessageEventDefinition' ? 'ReceiveTask' : type.replace('bpmn:', '');
    return { group: 'shapes', className: `bpmn-icon-${look}`, title: t(`kind.${wait}` as Word), action: { click: make, dragstart: make } };
  }
}

class Pad {
  static $inject = ['contextPad', 'popupMenu', 'autoPlace', 'create', 'elementFactory'];

  constructor(
    pad: Any,
    menu: Any,
    private place: Any,
    private create: Any,
    private shapes: Any,
  ) {
    pad.registerProvider(500, this);
    menu.registerProvider('bpmn-replace', 500, this);
    menu.registerProvider('bpmn-append', 100, { getPopupMenuEntries: () => () => ({}) });
  }

  getContextPadEntries(element: Any): Any {
    return (entries: Any) => {
      delete entries['append.condition-intermediate-event'];
      delete entries['append.compensation-activity'];
      delete entries['append.intermediate-event'];
      if (entries['append.append-task']) {
        entries['append.append-task'] = this.append(element, 'bpmn:UserTask', 'user-task', t('kind.UserTask'));
        entries['append.step'] = this.append(element, 'bpmn:ServiceTask', 'service-task', t('kind.ServiceTask'));
      }
      return entries;
    };
  }

  getMultiElementContextPadEntries(): Any {
    return (entries: Any) => entries;
  }

  getPopupMenuEntries(): Any {
    return (entries: Any) => Object.fromEntries(Object.entries(entries).filter(([id]) => REPLACE.test(id) && !NEVER.test(id)));
  }

  getPopupMenuHeaderEntries(): Any {
    return (entries: Any) => Object.fromEntries(Object.entries(entries).filter(([id]) => HEADER.test(id)));
  }

  private append(element: Any, type: string, look: string, title: string): Any {
    const drag = (event: Event) => this.create.start(event, this.shapes.createShape({ type }), { source: element });
    const click = () => this.place.append(element, this.shapes.createShape({ type }));
    return { group: 'model', className: `bpmn-icon-${look}`, title, action: { click, dragstart: drag } };
  }
}

const GENERATED = /^(Activity|Event|Gateway)_[a-z0-9]{7}$/;

/** A new element is called technically as it is called by people: "Check credit" is checkCredit, which tables and the trail name. */
class SpeakingIds {
  static $inject = ['eventBus', 'modeling', 'elementRegistry'];

  constructor(events: Any, modeling: Any, registry: Any) {
    // Until the page is left: a name may be typed in several goes.
    const fresh = new WeakSet<object>();
    const name = ({ context }: Any) => {
      const element = context.element?.labelTarget ?? context.element;
      const bo = element?.businessObject;
      if (!bo?.id) return;
      if (GENERATED.test(bo.id)) fresh.add(bo);
      const id = fresh.has(bo) ? speaking(String(bo.name ?? '')) : '';
      if (!id || id === bo.id) return;
      let free = id;
      for (let n = 2; registry.get(free); n++) free = `${id}${n}`;
      modeling.updateProperties(element, { id: free });
    };
    events.on('commandStack.element.updateLabel.postExecuted', name);
    events.on('commandStack.element.updateProperties.postExecuted', (event: Any) => {
      if ('name' in (event.context.properties ?? {})) name(event);
    });
  }
}

export function speaking(name: string): string {
  const words = name.replace(/[^A-Za-z0-9 ]+/g, ' ').trim().split(/\s+/).filter(Boolean).slice(0, 6);
  const id = words.map((w, i) => (i ? w[0]!.toUpperCase() : w[0]!.toLowerCase()) + w.slice(1)).join('');
  return /^[a-z]/.test(id) && id.length > 1 ? id.slice(0, 40) : '';
}

export const reduced = {
  __init__: ['studioPad', 'studioIds'],
  paletteProvider: ['type', Palette],
  studioPad: ['type', Pad],
  studioIds: ['type', SpeakingIds],
};

export const language = chinese ? 'zh' : 'en';
