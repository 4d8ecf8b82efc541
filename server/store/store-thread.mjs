/** From source, a thread has to be told first how to read TypeScript. The build puts the thread itself in this place. */
import { register } from 'tsx/esm/api';

register();
await import('./sqlite-thread.ts');
