declare module 'dmn-js-shared/lib/base/EditingManager';
declare module 'dmn-js-shared/lib/base/Manager';
declare module 'dmn-js-shared/lib/util/ModelUtil';
declare module 'dmn-js-decision-table/lib/Editor';
declare module 'dmn-js-decision-table/lib/Viewer';
