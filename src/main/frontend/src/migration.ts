import htmx from 'htmx.org';
import { onLive } from './live';

// A migration's page follows what its worker does.
onLive('migrations', () => htmx.trigger(document.body, 'migrations', {}));
