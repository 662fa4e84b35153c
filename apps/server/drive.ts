// What makes the cycle turn: this process by itself, several processes together, or none of ours.

export const BEAT_MS = 15_000;

/** Who decides when the cycle turns: this process alone, processes together, or others. */
export interface Drive {
  /** Called at each beat. */
  beat(): Promise<void>;
  close(): Promise<void>;
}

export type DriveOf = (turn: () => Promise<void>) => Drive;

export const alone: DriveOf = (turn) => ({ beat: turn, close: async () => undefined });
/** The cycle turns in other processes. */
export const elsewhere: DriveOf = () => ({ beat: async () => undefined, close: async () => undefined });
