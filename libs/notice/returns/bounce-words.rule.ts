// Bounces without a machine-readable part, known by the words that mail servers use: qmail, Exim, Exchange, Gmail, Postfix
// and those that imitate them.

const SUBJECTS =
  /undeliver(ed|able)|returned (mail|to sender)|delivery (status notification|failure|has failed|incomplete)|mail delivery (failed|subsystem)|failure notice|non[- ]?deliver|delivery.*(fail|problem)|không (gửi|chuyển|phát) được/i;

const SENTENCES = [
  /this is the qmail-send program/i,
  /wasn't able to deliver your message|could(n't| not) be delivered|was(n't| not) delivered|unable to deliver/i,
  /created automatically by mail delivery software/i,
  /delivery has failed to these recipients/i,
  /address (not found|rejected)|user unknown|no such user|mailbox (unavailable|not found|full|is full)|recipient (address )?rejected/i,
  /this is the mail (delivery )?system at host/i,
  /delivery to the following recipients? (failed|has been)/i,
];

const STILL_TRYING =
  /(will|shall) (keep|continue) (on )?trying|will (be )?retr(y|ied)|has been delayed|not yet been delivered|delivery.{0,40}delayed|do not need to resend/i;

const PERMANENT = /\b5\.\d{1,3}\.\d{1,3}\b|\b55\d[ -]/;
const MOST_DETAIL = 300;

export const saysBounce = (subject: string, text: string): boolean => SUBJECTS.test(subject) || SENTENCES.some((each) => each.test(text));

/** A warning that the server is still trying; a server that has given up says so with a permanent status. */
export const saysDelay = (subject: string, text: string): boolean =>
  (STILL_TRYING.test(text) || /\bdelay(ed)?\b|^warning:/i.test(subject)) && !PERMANENT.test(text);

/** The line that says why: the one with a status code, else the first that says anything. */
export function detailOf(text: string): string {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  const line = lines.find((each) => PERMANENT.test(each)) ?? lines.find((each) => /\b4\.\d{1,3}\.\d{1,3}\b/.test(each)) ?? lines[0] ?? '';
  return line.slice(0, MOST_DETAIL);
}
