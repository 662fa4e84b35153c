// Decides on the reviewer's decisions. Each is a fact of its own on the draft; a row that is no task any more takes none.
import type { Deadline } from '../deadline/reading/deadline.types.rule.js';
import { printDay, refuse, isRefusal, type Refusal } from '../kernel/index.js';
import { deadlineWhy } from '../texts/vi/plan-review.js';
import type { PlanCommandOf, ReviewCommand } from './plan.commands.js';
import type { PlanEvent } from './plan.events.js';
import type { PlanTask } from './reading/document/plan.types.rule.js';
import { oneLine, sameWords } from './reading/document/cell-text.rule.js';
import { acceptable, acceptableUnnamed, openPoints } from './draft/open-points.rule.js';
import type { Cells, Decision, DecidedDifference, Draft, DraftRow } from './draft/draft.types.rule.js';
import { restingOn, rowOf, standing } from './draft/draft.rule.js';
import { cellsNaming, resolved, textsOf, withDeadline } from './draft/row-reader.rule.js';
import { isPiece, keyFrom, MOST_PIECES, pieceKey, placeOf, rowKey } from './draft/row-key.rule.js';
import { undecided } from './amendment/comparison.rule.js';

type Answer = PlanEvent[] | Refusal;

/** The row, when it stands for a task. */
function taskRow(draft: Draft, stated: string | number): DraftRow | Refusal {
  const key = keyFrom(stated, draft.prefix);
  const row = rowOf(draft, key);
  if (!row) return refuse('plan.no-such-row', { row: String(stated), rows: draft.rows.length });
  return row.fate === 'task' ? row : refuse('plan.row-no-task', { row: key, fate: row.fate });
}

function taskRowsOf(draft: Draft, stated: readonly (string | number)[]): DraftRow[] | Refusal {
  const rows = stated.map((each) => taskRow(draft, each));
  const wrong = rows.find(isRefusal);
  if (wrong) return wrong;
  const keys = new Map((rows as DraftRow[]).map((row) => [row.key, row]));
  return [...keys.values()];
}

const nextDecision = (draft: Draft): number => draft.made + 1;

function correct({ plan, row: stated, cells, read }: PlanCommandOf<'CorrectRow'>, draft: Draft): Answer {
  const row = taskRow(draft, stated);
  if (isRefusal(row)) return row;
  const before: Record<string, string> = textsOf(row.task);
  const changed = Object.fromEntries(Object.entries(cells).filter(([cell, text]) => before[cell] !== text)) as Cells;
  if (Object.keys(changed).length === 0) return [];
  const data = { plan, decision: nextDecision(draft), row: row.key, cells: changed, task: read(row.task, changed) };
  return [{ type: 'RowCorrected', data }];
}

function split({ plan, row: stated, pieces, read }: PlanCommandOf<'SplitRow'>, draft: Draft): Answer {
  const row = taskRow(draft, stated);
  if (isRefusal(row)) return row;
  if (isPiece(row.key)) return refuse('plan.piece-is-split', { row: row.key, whole: row.key.slice(0, -1) });
  if (pieces.length > MOST_PIECES) return refuse('plan.too-many-pieces', { most: MOST_PIECES });
  return [
    {
      type: 'RowSplit',
      data: {
        plan,
        decision: nextDecision(draft),
        row: row.key,
        pieces: pieces.map((cells, index) => ({ key: pieceKey(row.key, index), task: read(row.task, cells) })),
      },
    },
  ];
}

/** Nothing that was printed is lost: words that differ stand one after the other until the reviewer says better. */
function joinedCells(rows: readonly DraftRow[], stated: Cells): Cells {
  const texts = rows.map((row): Record<string, string> => textsOf(row.task));
  const names = ['title', 'product', 'lead', 'coordinator', 'deadline', 'funding'] as const;
  const joined = names.map((name): [string, string] => {
    const said = texts.map((each) => each[name] ?? '').filter((text) => text !== '');
    return [name, said.filter((text, index) => said.findIndex((other) => sameWords(other) === sameWords(text)) === index).join('; ')];
  });
  const [first] = texts;
  return { ...Object.fromEntries(joined.filter(([name, text]) => first?.[name] !== text)), ...stated };
}

function join({ plan, rows: stated, cells, read }: PlanCommandOf<'JoinRows'>, draft: Draft): Answer {
  const rows = taskRowsOf(draft, stated);
  if (isRefusal(rows)) return rows;
  const [first, ...others] = rows;
  if (!first || others.length === 0) return refuse('plan.join-one', { row: first?.key ?? '' });
  const task = read(first.task, joinedCells(rows, cells));
  const data = { plan, decision: nextDecision(draft), row: first.key, rows: others.map((row) => row.key), task };
  return [{ type: 'RowsJoined', data }];
}

function setAside({ plan, rows: stated, reason }: PlanCommandOf<'SetAside'>, draft: Draft): Answer {
  const rows = taskRowsOf(draft, stated);
  if (isRefusal(rows)) return rows;
  return [{ type: 'RowsSetAside', data: { plan, decision: nextDecision(draft), rows: rows.map((row) => row.key), reason } }];
}

/** Places are given once, also those of rows that were taken back. */
function nextPlace(draft: Draft): number {
  const given = draft.decisions.flatMap(({ fact }) => (fact.type === 'RowAdded' ? [placeOf(fact.data.row)] : []));
  return Math.max(draft.tasks.length, ...given) + 1;
}

function add({ plan, cells, reason, read }: PlanCommandOf<'AddRow'>, draft: Draft): Answer {
  const row = rowKey(nextPlace(draft), draft.prefix);
  const [pattern] = draft.tasks;
  if (!pattern) return refuse('plan.no-draft', { plan });
  const empty: PlanTask = { ...pattern, notes: [], problems: [], where: oneLine(reason).slice(0, 200) };
  const blank: Cells = { code: '', field: '', group: '', title: '', product: '', lead: '', coordinator: '', deadline: '', funding: '' };
  return [{ type: 'RowAdded', data: { plan, decision: nextDecision(draft), row, task: read(empty, { ...blank, ...cells }), reason } }];
}

function resolve({ plan, row: stated, text, agency, taught }: PlanCommandOf<'ResolveAgency'>, draft: Draft): Answer {
  const row = taskRow(draft, stated);
  if (isRefusal(row)) return row;
  if (cellsNaming(row.task, text).length === 0) return refuse('plan.words-not-open', { row: row.key, text });
  const others = taught ? draft.rows.filter((other) => other.fate === 'task' && other.key !== row.key) : [];
  const alsoRead = others.flatMap((other) => {
    const cells = cellsNaming(other.task, text);
    if (!taught || cells.length === 0) return [];
    const texts = textsOf(other.task);
    return [{ row: other.key, task: taught(other.task, Object.fromEntries(cells.map((cell) => [cell, texts[cell]]))) }];
  });
  const data = {
    plan,
    decision: nextDecision(draft),
    row: row.key,
    text,
    agency,
    taught: taught !== null,
    task: resolved(row.task, text, agency),
    alsoRead,
  };
  return [{ type: 'AgencyResolved', data }];
}

function decideDeadline(command: PlanCommandOf<'DecideDeadline'>, draft: Draft): Answer {
  const { plan, row: stated, to, paper, reason } = command;
  const row = taskRow(draft, stated);
  if (isRefusal(row)) return row;
  const { deadline } = row.task;
  if (deadline.nominalDue !== null && deadline.ambiguous === null)
    return refuse('plan.deadline-clear', { row: row.key, due: deadline.nominalDue });
  if (deadline.kind === 'conditional' && !paper) return refuse('plan.deadline-needs-document', { row: row.key });
  if (!paper && !reason) return refuse('plan.deadline-needs-ground', { row: row.key });
  const { nominalDue, effectiveDue } = to;
  const { issuedOn } = draft.head;
  if (issuedOn && nominalDue < issuedOn && !reason)
    return refuse('plan.deadline-before-issue', { row: row.key, day: nominalDue, issued: issuedOn });
  const grounds = { day: printDay(nominalDue), document: paper?.number ?? '', reason: reason ?? '' };
  const kind = deadline.kind === 'recurring' || deadline.kind === 'multi-year' ? deadline.kind : 'date';
  const decided: Deadline = { ...deadline, kind, nominalDue, effectiveDue, rule: 'decided', why: deadlineWhy(grounds), ambiguous: null };
  return [
    {
      type: 'DeadlineDecided',
      data: { plan, decision: nextDecision(draft), row: row.key, task: withDeadline(row.task, decided), paper, reason },
    },
  ];
}

function accept({ plan, rows: stated }: PlanCommandOf<'AcceptReading'>, draft: Draft): Answer {
  const asked = stated === 'all' ? draft.rows : taskRowsOf(draft, stated);
  if (isRefusal(asked)) return asked;
  const leaderless = stated === 'all' ? [] : asked.filter((row) => openPoints(row).includes('lead-missing'));
  if (leaderless.length > 0) return refuse('plan.lead-needed', { rows: leaderless.map((row) => row.key).join(', ') });
  const acceptedOf = stated === 'all' ? acceptableUnnamed : acceptable;
  const rows = asked.map((row) => ({ row: row.key, points: acceptedOf(openPoints(row)) })).filter((each) => each.points.length > 0);
  return rows.length === 0 ? [] : [{ type: 'ReadingAccepted', data: { plan, decision: nextDecision(draft), rows } }];
}

function decideDifferences(command: PlanCommandOf<'DecideDifferences'>, draft: Draft): Answer {
  const { plan, differences: stated, kind, choice, reason, compare } = command;
  if (draft.prefix !== 'n') return refuse('plan.no-amendment', { plan });
  const { rows } = compare(draft);
  const all = rows.flatMap((row) => row.differences);
  const open = undecided(rows).filter((each) => (kind === null || each.kind === kind) && each.choices.includes(choice));
  const byKey = new Map(all.map((each) => [each.key, each]));
  const unknown = stated === 'all' ? undefined : stated.find((key) => !byKey.has(key));
  if (unknown !== undefined) return refuse('plan.no-such-difference', { key: unknown });
  const meant = stated === 'all' ? open : [...new Set(stated)].flatMap((key) => byKey.get(key) ?? []);
  const wrong = meant.find((each) => !each.choices.includes(choice));
  if (wrong) return refuse('plan.choice-not-open', { key: wrong.key, choice, choices: wrong.choices.join(', '), note: wrong.note ?? '' });
  const differences = meant
    .filter((each) => each.decided?.choice !== choice || each.decided.reason !== reason)
    .map(({ key, was, now }): DecidedDifference => ({ key, was, now }));
  return differences.length === 0
    ? []
    : [{ type: 'DifferencesDecided', data: { plan, decision: nextDecision(draft), differences, choice, reason } }];
}

function takeBack({ plan, decision: stated }: PlanCommandOf<'TakeBack'>, draft: Draft): Answer {
  const decision: Decision | undefined = stated === null ? standing(draft).at(-1) : draft.decisions.find((each) => each.number === stated);
  if (!decision) return refuse(stated === null ? 'plan.nothing-to-take-back' : 'plan.no-such-decision', { plan, decision: stated ?? 0 });
  if (decision.takenBack) return refuse('plan.taken-back-before', { decision: decision.number });
  const later = restingOn(draft, decision);
  if (later) return refuse('plan.decision-rests', { decision: decision.number, later: later.number });
  return [{ type: 'DecisionTakenBack', data: { plan, decision: nextDecision(draft), taken: decision.number } }];
}

export function decideReview(command: ReviewCommand, draft: Draft): Answer {
  switch (command.type) {
    case 'CorrectRow':
      return correct(command, draft);
    case 'SplitRow':
      return split(command, draft);
    case 'JoinRows':
      return join(command, draft);
    case 'SetAside':
      return setAside(command, draft);
    case 'AddRow':
      return add(command, draft);
    case 'ResolveAgency':
      return resolve(command, draft);
    case 'DecideDeadline':
      return decideDeadline(command, draft);
    case 'AcceptReading':
      return accept(command, draft);
    case 'DecideDifferences':
      return decideDifferences(command, draft);
    case 'TakeBack':
      return takeBack(command, draft);
  }
}
