import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import 'bpmn-js-token-simulation/assets/css/bpmn-js-token-simulation.css';
import 'diagram-js-minimap/assets/diagram-js-minimap.css';
import Modeler from 'bpmn-js/lib/Modeler';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import behaviors from 'camunda-bpmn-js-behaviors/lib/camunda-platform';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import minimap from 'diagram-js-minimap';
import simulation from 'bpmn-js-token-simulation/lib/modeler';
import watching from 'bpmn-js-token-simulation/lib/viewer';
import { reduced } from './reduced';
import { translate } from './texts';

/* bpmn-js types neither what extensions add nor what a model holds. */
/* eslint-disable @typescript-eslint/no-explicit-any */
export type Any = any;

/** Several changes that are undone as one. */
class Together {
  preExecute(context: { run: () => void }): void {
    context.run();
  }
}

/** The drawing, and the parts of bpmn-js that the editor works with. */
export class Sheet {
  readonly modeling: Any;
  readonly registry: Any;
  readonly canvas: Any;
  readonly selection: Any;
  readonly events: Any;
  readonly stack: Any;
  private readonly factory: Any;

  private constructor(
    readonly modeler: Any,
    readonly changeable: boolean,
  ) {
    const get = (name: string) => modeler.get(name, false);
    this.modeling = get('modeling');
    this.registry = get('elementRegistry');
    this.canvas = get('canvas');
    this.selection = get('selection');
    this.events = get('eventBus');
    this.stack = get('commandStack');
    this.factory = get('bpmnFactory');
    this.stack?.registerHandler('studio.together', Together);
  }

  static async open(xml: string, container: HTMLElement, changeable: boolean): Promise<Sheet> {
    const words = { translate: ['value', translate] };
    const options = { container, moddleExtensions: { camunda } };
    const modeler = changeable
      ? new Modeler({ ...options, additionalModules: [behaviors, minimap, simulation, reduced, words] } as Any)
      : new NavigatedViewer({ ...options, additionalModules: [minimap, watching, words] } as Any);
    await modeler.importXML(ownPrefixes(xml));
    return new Sheet(modeler, changeable);
  }

  xml = async (): Promise<string> => (await this.modeler.saveXML({ format: true })).xml;

  root = (): Any => this.canvas.getRootElement();

  /** The process that is edited: of several pools, the one that has one. */
  process(): Any {
    const root = this.root().businessObject;
    if (root.$type === 'bpmn:Process') return root;
    const pool = (root.participants ?? []).find((p: Any) => p.processRef);
    return pool?.processRef ?? this.modeler.getDefinitions().rootElements.find((e: Any) => e.$type === 'bpmn:Process');
  }

  create(type: string, values: Any = {}, parent?: Any): Any {
    const made = this.factory.create(type, values);
    if (parent) made.$parent = parent;
    return made;
  }

  together(run: () => void): void {
    this.stack.execute('studio.together', { run });
  }

  set(element: Any, values: Any): void {
    this.modeling.updateProperties(element, values);
  }

  /** Changes a part of an element that is not drawn itself. */
  put(element: Any, part: Any, values: Any): void {
    this.modeling.updateModdleProperties(element, part, values);
  }

  extension(element: Any, type: string): Any {
    return business(element).extensionElements?.values?.find((e: Any) => e.$type === type);
  }

  /** The extension, added when it is not there yet. */
  extended(element: Any, type: string): Any {
    const bo = business(element);
    const there = this.extension(element, type);
    if (there) return there;
    let holder = bo.extensionElements;
    if (!holder) {
      holder = this.create('bpmn:ExtensionElements', { values: [] }, bo);
      this.put(element, bo, { extensionElements: holder });
    }
    const made = this.create(type, {}, holder);
    this.put(element, holder, { values: [...(holder.values ?? []), made] });
    return made;
  }

  dropExtension(element: Any, part: Any): void {
    const holder = business(element).extensionElements;
    const left = holder.values.filter((e: Any) => e !== part);
    if (left.length) this.put(element, holder, { values: left });
    else this.put(element, business(element), { extensionElements: undefined });
  }

  property(element: Any, name: string): string | undefined {
    return this.extension(element, 'camunda:Properties')?.values?.find((p: Any) => p.name === name)?.value;
  }

  setProperty(element: Any, name: string, value: string | undefined): void {
    if (value === this.property(element, name)) return;
    this.together(() => {
      const holder = value === undefined ? this.extension(element, 'camunda:Properties') : this.extended(element, 'camunda:Properties');
      const there = holder?.values?.find((p: Any) => p.name === name);
      if (there && value !== undefined) this.put(element, there, { value });
      else if (value !== undefined) {
        this.put(element, holder, { values: [...(holder.values ?? []), this.create('camunda:Property', { name, value }, holder)] });
      } else if (there) {
        const left = holder.values.filter((p: Any) => p !== there);
        if (left.length) this.put(element, holder, { values: left });
        else this.dropExtension(element, holder);
      }
    });
  }

  /** A root element such as a message, made when no such one is there. */
  definition(type: string, values: { name: string } & Any): Any {
    const definitions = this.modeler.getDefinitions();
    const there = definitions.rootElements.find((e: Any) => e.$type === type && e.name === values.name);
    if (there) return there;
    const made = this.create(type, values, definitions);
    this.put(this.root(), definitions, { rootElements: [...definitions.rootElements, made] });
    return made;
  }

  select(id: string): boolean {
    const element = this.registry.get(id);
    if (!element || element === this.root()) {
      this.selection.select([]);
      return false;
    }
    const holder = this.canvas.findRoot?.(element);
    if (holder && holder !== this.root()) this.canvas.setRootElement(holder);
    this.selection.select(element);
    if (this.canvas.zoom() < 0.6) this.canvas.zoom(0.8);
    this.canvas.scrollToElement(element, 120);
    return true;
  }
}

const OWN: Record<string, string> = {
  camunda: 'http://camunda.org/schema/1.0/bpmn',
  bpmn: 'http://www.omg.org/spec/BPMN/20100524/MODEL',
  bpmndi: 'http://www.omg.org/spec/BPMN/20100524/DI',
  dc: 'http://www.omg.org/spec/DD/20100524/DC',
  di: 'http://www.omg.org/spec/DD/20100524/DI',
};

/** A file may call something else by a prefix of ours; it gets another one, or it could be read and not be written again. */
function ownPrefixes(xml: string): string {
  let text = xml;
  for (const [prefix, space] of Object.entries(OWN)) {
    const declared = new RegExp(`xmlns:${prefix}\\s*=\\s*["']([^"']*)["']`).exec(text);
    if (!declared || declared[1] === space) continue;
    text = text.replace(/<[^!?][^>]*>/g, (tag) => tag.replace(new RegExp(`(</?|\\s|xmlns:)${prefix}(?=[:=\\s])`, 'g'), `$1other-${prefix}`));
  }
  return text;
}

export const business = (element: Any): Any => element?.businessObject ?? element;

export const type = (element: Any): string => String(business(element)?.$type ?? '').replace('bpmn:', '');

export const title = (element: Any): string => business(element)?.name || business(element)?.text || '';

export const definitionOf = (element: Any): Any => business(element).eventDefinitions?.[0];
