// How soon the work of a process that died is given to another.

/**
 * BullMQ asks in rounds, one process for all of them: a job is marked in one round and given away in a later one, when nobody has
 * renewed its lock. At worst the lock was renewed just before the process died, and two rounds pass until it is seen to have run out.
 */
export const takeoverTimes = (takeoverMs: number) => ({
  lockDuration: Math.floor((takeoverMs * 2) / 3),
  stalledInterval: Math.floor(takeoverMs / 6),
});
