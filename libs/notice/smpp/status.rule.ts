// What a message centre's command_status means for the message: SMPP 3.4 section 5.1.3.

/**
 * `taken`; `refused`: this message, for good; `later`: this message, for now; `throttled`: too many just now; `down`: the
 * trouble is the link or the account, and the message can wait.
 */
export type Verdict = 'taken' | 'refused' | 'later' | 'throttled' | 'down';

const STATUSES: Readonly<Record<number, readonly [string, Verdict]>> = {
  0x00: ['ESME_ROK', 'taken'],
  0x01: ['ESME_RINVMSGLEN', 'refused'],
  0x02: ['ESME_RINVCMDLEN', 'refused'],
  0x03: ['ESME_RINVCMDID', 'down'],
  0x04: ['ESME_RINVBNDSTS', 'down'],
  0x05: ['ESME_RALYBND', 'down'],
  0x06: ['ESME_RINVPRTFLG', 'refused'],
  0x07: ['ESME_RINVREGDLVFLG', 'refused'],
  0x08: ['ESME_RSYSERR', 'later'],
  // The sender's name is not registered: somebody must see to it, and then the message can go.
  0x0a: ['ESME_RINVSRCADR', 'down'],
  0x0b: ['ESME_RINVDSTADR', 'refused'],
  0x0c: ['ESME_RINVMSGID', 'refused'],
  0x0d: ['ESME_RBINDFAIL', 'down'],
  0x0e: ['ESME_RINVPASWD', 'down'],
  0x0f: ['ESME_RINVSYSID', 'down'],
  0x14: ['ESME_RMSGQFUL', 'throttled'],
  0x15: ['ESME_RINVSERTYP', 'down'],
  0x33: ['ESME_RINVNUMDESTS', 'refused'],
  0x43: ['ESME_RINVESMCLASS', 'refused'],
  0x45: ['ESME_RSUBMITFAIL', 'later'],
  0x48: ['ESME_RINVSRCTON', 'down'],
  0x49: ['ESME_RINVSRCNPI', 'down'],
  0x50: ['ESME_RINVDSTTON', 'refused'],
  0x51: ['ESME_RINVDSTNPI', 'refused'],
  0x53: ['ESME_RINVSYSTYP', 'down'],
  0x58: ['ESME_RTHROTTLED', 'throttled'],
  0x61: ['ESME_RINVSCHED', 'refused'],
  0x62: ['ESME_RINVEXPIRY', 'refused'],
  0x64: ['ESME_RX_T_APPN', 'later'],
  0x65: ['ESME_RX_P_APPN', 'refused'],
  0x66: ['ESME_RX_R_APPN', 'refused'],
  0x67: ['ESME_RQUERYFAIL', 'later'],
  0xc0: ['ESME_RINVTLVSTREAM', 'refused'],
  0xc1: ['ESME_RTLVNOTALLWD', 'refused'],
  0xc2: ['ESME_RINVTLVLEN', 'refused'],
  0xc3: ['ESME_RMISSINGTLV', 'refused'],
  0xc4: ['ESME_RINVTLVVAL', 'refused'],
  0xfe: ['ESME_RDELIVERYFAILURE', 'later'],
  0xff: ['ESME_RUNKNOWNERR', 'later'],
  0x101: ['ESME_RPROHIBITED', 'refused'],
  0x104: ['ESME_RINVDCS', 'refused'],
};

/** Numbers from 0x400 are the vendor's own, and most of them pass. */
export function verdictOn(status: number): { name: string; verdict: Verdict } {
  const [name, verdict] = STATUSES[status] ?? [`0x${status.toString(16).padStart(8, '0')}`, 'later'];
  return { name, verdict };
}
