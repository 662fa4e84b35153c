// Delivery receipts, in the two forms message centres write them: as parameters of their own and as a text such as
// `id:0123456789 sub:001 dlvrd:001 submit date:… done date:… stat:DELIVRD err:000 text:…` (SMPP 3.4, appendix B).

export interface Receipt {
  id: string;
  state: 'under-way' | 'delivered' | 'failed';
  /** As the centre says it, e.g. `DELIVRD err:000`. */
  detail: string;
}

/** Message states by number (5.2.28) and by the name receipts use. */
const BY_NUMBER = ['SCHEDULED', 'ENROUTE', 'DELIVRD', 'EXPIRED', 'DELETED', 'UNDELIV', 'ACCEPTD', 'UNKNOWN', 'REJECTD', 'SKIPPED'];
const FAILED = ['EXPIRED', 'DELETED', 'UNDELIV', 'REJECTD', 'SKIPPED', 'FAILED'];

export function stateOf(name: string): Receipt['state'] {
  if (name === 'DELIVRD') return 'delivered';
  return FAILED.includes(name) ? 'failed' : 'under-way';
}

export const stateName = (number: number): string => BY_NUMBER[number] ?? 'UNKNOWN';

/** Whether a deliver_sm carries a receipt and not a text from a person: bits 5 to 2 of esm_class (5.2.12). */
export const carriesReceipt = (esmClass: number): boolean => (esmClass & 0x3c) === 0x04;

/** What a receipt says; null when it names no message. The parameters win over the text, which some centres fill badly. */
export function readReceipt(text: string, tlv: { id?: string | undefined; state?: number | undefined }): Receipt | null {
  const field = (name: string): string => new RegExp(`(?:^|\\s)${name}:\\s*(\\S+)`, 'i').exec(text)?.[1] ?? '';
  const id = tlv.id?.replace(/\0+$/, '') || field('id');
  const stat = (tlv.state === undefined ? field('stat').toUpperCase() : stateName(tlv.state)) || 'UNKNOWN';
  const error = field('err');
  return id ? { id, state: stateOf(stat), detail: error ? `${stat} err:${error}` : stat } : null;
}

/**
 * How the centre writes the id in receipts, when not as it answered submit_sm: some answer in hexadecimal and report in
 * decimal, or the other way about.
 */
export type ReceiptId = 'same' | 'decimal' | 'hex';

/** The id of a receipt as submit_sm was answered, up to case and leading zeros; see `sameId`. */
export function answeredId(id: string, written: ReceiptId): string {
  if (written === 'decimal' && /^\d+$/.test(id)) return sameId(BigInt(id).toString(16), written);
  if (written === 'hex' && /^[0-9a-f]+$/i.test(id)) return sameId(BigInt(`0x${id}`).toString(10), written);
  return sameId(id, written);
}

/** One form of an id, so that it is found again. Where nothing is converted an id is not touched: it need not be a number. */
export const sameId = (id: string, written: ReceiptId): string => (written === 'same' ? id : id.toLowerCase().replace(/^0+(?=.)/, ''));
