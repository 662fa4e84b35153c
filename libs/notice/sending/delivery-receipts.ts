// What a provider reports by itself, tied to the message it speaks of and recorded there.
import { setTimeout as wait } from 'node:timers/promises';
import type { DeliveryReport } from '../channels/port/channel.js';
import { messagesProjection } from '../facts/messages.projection.js';
import { identityKey, referenceKey, referencesProjection } from '../facts/references.projection.js';
import { recordOnMessage, type SendDeps } from './sending.js';

type ReportDeps = Pick<SendDeps, 'store' | 'rows' | 'catchUp' | 'clock' | 'by'>;

function messageOf({ reference, identity, address }: DeliveryReport, { rows }: ReportDeps): string | null {
  const byName = rows.get(referencesProjection, referenceKey(reference));
  if (byName) return byName.message;
  return identity && address ? (rows.get(referencesProjection, identityKey(identity, address))?.message ?? null) : null;
}

/** A receipt can be quicker than the record of the answer it belongs to: so long it is waited for. */
const PATIENCE_MS = [0, 50, 200, 800, 3_000];

async function findMessage(report: DeliveryReport, deps: ReportDeps): Promise<string | null> {
  for (const patience of PATIENCE_MS) {
    if (patience > 0) await wait(patience);
    await deps.catchUp();
    const key = messageOf(report, deps);
    if (key !== null || deps.rows.where(messagesProjection, 'open', 1, 1).length === 0) return key;
  }
  return null;
}

/** The message it was about; null when nothing of ours is known under that name. Reports may come twice and in any order. */
export async function recordReport(report: DeliveryReport, deps: ReportDeps): Promise<string | null> {
  const key = await findMessage(report, deps);
  if (key === null) return null;
  const { reference, state, detail } = report;
  await recordOnMessage({ type: 'RecordReport', key, reference, state, detail }, null, deps);
  return key;
}
