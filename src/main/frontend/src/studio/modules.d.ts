declare module 'camunda-bpmn-js-behaviors/lib/camunda-platform';
declare module 'bpmn-js-token-simulation/lib/modeler';
declare module 'bpmn-js-token-simulation/lib/viewer';
declare module 'diagram-js-minimap';
declare module 'bpmnlint/lib/linter';
declare module 'bpmnlint/rules/*';
