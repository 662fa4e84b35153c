// What a provider reports by itself, tied to the message it speaks of and recorded there.
import type { DeliveryReport } from './channels/channel.js';
import { identityKey, referenceKey, referencesProjection } from './references.projection.js';
import { recordOnMessage, type SendDeps } from './sending.js';

type ReportDeps = Pick<SendDeps, 'store' | 'rows' | 'catchUp' | 'clock' | 'by'>;

function messageOf({ reference, identity, address }: DeliveryReport, { rows }: ReportDeps): string | null {
  const byName = rows.get(referencesProjection, referenceKey(reference));
  if (byName) return byName.message;
  return identity && address ? (rows.get(referencesProjection, identityKey(identity, address))?.message ?? null) : null;
}

/** The message it was about; null when nothing of ours is known under that name. Reports may come twice and in any order. */
export async function recordReport(report: DeliveryReport, deps: ReportDeps): Promise<string | null> {
  await deps.catchUp();
  const key = messageOf(report, deps);
  if (key === null) return null;
  const { reference, state, detail } = report;
  await recordOnMessage({ type: 'RecordReport', key, reference, state, detail }, null, deps);
  return key;
}
