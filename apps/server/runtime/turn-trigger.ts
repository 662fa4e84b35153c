// What makes the cycle turn: this process by itself, several processes together, or none of ours.

export const BEAT_MS = 15_000;

/** Who decides when the cycle turns: this process alone, processes together, or others. */
export interface TurnTrigger {
  /** Called at each beat. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

export type TurnTriggerOf = (turn: () => Promise<void>) => TurnTrigger;

export const alone: TurnTriggerOf = (turn) => ({ tick: turn, close: async () => undefined });
/** The cycle turns in other processes. */
export const elsewhere: TurnTriggerOf = () => ({ tick: async () => undefined, close: async () => undefined });
