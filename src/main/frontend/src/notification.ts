import htmx from 'htmx.org';
import { onLive } from './live';

// The bell counts anew, and a list of notifications that is in sight offers to show what came.
onLive('notifications', () => htmx.trigger(document.body, 'told', {}));
