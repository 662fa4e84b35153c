// A process that gives a room an order that takes for ever.
import './forks.mjs';
import { refuse } from '../../libs/kernel/refusal.rule.js';
import { WorkRoom } from '../../libs/kernel/work-room.js';

const room = new WorkRoom(new URL('./busy-room.js', import.meta.url), () => ({ seconds: 3_600, megabytes: 64, waiting: 1 }));
const refusal = refuse('service-fault', { id: '' });
await room.give({ file: process.argv[3] }, { tooLong: refusal, tooMuch: refusal });
