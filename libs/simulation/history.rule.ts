// A history file: JSON lines, one command each. Checked whole before anything is played.
import { z } from 'zod';
import { isDay, isRefusal, parseInput, RefusedError, refuse, secretJson, toInstant, toMillis, type Instant } from '../kernel/index.js';
import { TASK_VERBS, taskBodies, type TaskVerb } from '../task/facts/task.requests.js';

/** One command of a history file. */
export interface HistoryLine {
  line: number;
  on: Instant;
  /** 1-based place among the plan's tasks. */
  row: number;
  do: string;
  by: string;
  body: Record<string, unknown>;
}

const moment = z
  .string()
  .refine(
    (text) =>
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text) &&
      isDay(text.slice(0, 10)) &&
      !Number.isNaN(toMillis(text)),
    {
      params: { wanted: 'instant' },
    },
  );

const command = z.looseObject({ on: moment, row: z.int().min(1), do: z.string().min(1), by: z.string().min(1) });

export interface History {
  lines: HistoryLine[];
  /** Fields that the command of their line does not use. */
  ignored: { line: number; fields: string[] }[];
}

function parseLine(text: string, line: number): unknown {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new RefusedError(refuse('history-line', { line, field: '—', problem: 'json', detail: (error as Error).message }));
  }
  const secret = secretJson(json);
  if (secret) throw new RefusedError(secret);
  return json;
}

/** The fields the command knows, and the names of the others. */
function sift(verb: string, fields: Record<string, unknown>): { body: Record<string, unknown>; ignored: string[] } {
  if (!Object.hasOwn(TASK_VERBS, verb)) return { body: fields, ignored: [] };
  const known = taskBodies[TASK_VERBS[verb as TaskVerb]].shape as Record<string, unknown>;
  const names = Object.keys(fields);
  return {
    body: Object.fromEntries(Object.entries(fields).filter(([name]) => name in known)),
    ignored: names.filter((name) => !(name in known)),
  };
}

/** @throws RefusedError that names the line */
export function historyFrom(text: string): History {
  const history: History = { lines: [], ignored: [] };
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((each, index) => {
      if (each.trim() === '') return;
      const line = index + 1;
      const parsed = parseInput(command, parseLine(each, line));
      if (isRefusal(parsed)) throw new RefusedError(refuse('history-line', { line, ...parsed.params }));
      const { on, row, do: verb, by, ...fields } = parsed.value;
      const { body, ignored } = sift(verb, fields);
      history.lines.push({ line, on: toInstant(toMillis(on)), row, do: verb, by, body });
      if (ignored.length > 0) history.ignored.push({ line, fields: ignored });
    });
  return history;
}
