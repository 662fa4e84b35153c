// Telephone numbers of Viet Nam, as people write them, to E.164; and why a number gets no text message.

/** Why a number is refused: a code of `addressFaults` in libs/texts. */
export type PhoneFault = 'landline' | 'short-code' | 'foreign' | 'not-a-number' | 'no-such-prefix' | 'length';
export type Phone = { e164: string } | { fault: PhoneFault };

/** Two digits after the trunk 0, then seven. The prefix does not tell the operator: numbers are portable. */
const MOBILE = /^(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7}$/;

/** The eleven-digit numbers that lost a digit in 2018: three digits after the trunk 0, and the two they became. */
const RENUMBERED: Readonly<Record<string, string>> = {
  ...Object.fromEntries([2, 3, 4, 5, 6, 7, 8, 9].map((digit) => [`16${digit}`, `3${digit}`])),
  120: '70',
  121: '79',
  122: '77',
  126: '76',
  128: '78',
  123: '83',
  124: '84',
  125: '85',
  127: '81',
  129: '82',
  186: '56',
  188: '58',
  199: '59',
};

const SHORTEST_SUBSCRIBER = 7;
const SERVICE = /^1[89]00/;

/** The digits after the trunk 0 or the country code; a fault when it is no number of Viet Nam. */
function national(digits: string, international: boolean): string | PhoneFault {
  if (international) return digits.startsWith('84') ? digits.slice(2).replace(/^0/, '') : 'foreign';
  if (digits.startsWith('0084')) return digits.slice(4).replace(/^0/, '');
  if (digits.startsWith('00')) return 'foreign';
  // 84 and nine or ten digits; without a country code the nine digits of 084… are a number of their own.
  if (/^840?\d{9,10}$/.test(digits)) return digits.slice(2).replace(/^0/, '');
  return digits.replace(/^0/, '');
}

function fault(number: string): PhoneFault {
  if (number.startsWith('2') && (number.length === 9 || number.length === 10)) return 'landline';
  if (number.length !== 9) return 'length';
  return 'no-such-prefix';
}

/** The digits as they were typed, with the plus of the country code; empty when there is anything else. */
function typedDigits(text: string): { plus: string; digits: string } {
  const typed = text
    .normalize('NFKC')
    .replace(/[\s.\-()\u2010-\u2015\u2212\p{Cf}]/gu, '')
    .replace(/^tel:/i, '');
  const [, plus = '', digits = ''] = /^(\+?)(\d+)$/.exec(typed) ?? [];
  return { plus, digits };
}

function nationalOf(text: string): string {
  const { plus, digits } = typedDigits(text);
  return national(digits, plus !== '');
}

/**
 * Takes 09…, 84…, +84 …, 0084…, +84 (0)…, with spaces, dots, dashes, brackets and signs nobody sees,
 * `tel:` before them, and the numbers of before 2018.
 */
export function normalisePhone(text: string): Phone {
  const { plus, digits } = typedDigits(text);
  if (!digits) return { fault: 'not-a-number' };
  if (!plus && (digits.length < SHORTEST_SUBSCRIBER || SERVICE.test(digits))) return { fault: 'short-code' };
  const number = national(digits, plus !== '');
  if (!/^\d*$/.test(number)) return { fault: number as PhoneFault };
  const renumbered = number.length === 10 ? RENUMBERED[number.slice(0, 3)] : undefined;
  const today = renumbered ? renumbered + number.slice(3) : number;
  return MOBILE.test(today) ? { e164: `+84${today}` } : { fault: fault(number) };
}

/** Two or three digits of the area and the subscriber's number, ten together without the trunk 0, since 2017. */
const LANDLINE = /^2\d{9}$/;

/** A number that somebody is reached by: one of a mobile, or a landline, which gets no text message. */
export function contactPhone(text: string): Phone {
  const phone = normalisePhone(text);
  if ('e164' in phone || phone.fault !== 'landline') return phone;
  const number = nationalOf(text);
  return LANDLINE.test(number) ? { e164: `+84${number}` } : { fault: 'length' };
}

/** Whether a number of a directory gets text messages. */
export const takesSms = (phone: string): boolean => 'e164' in normalisePhone(phone);

/** How a provider wants an E.164 number written. */
export type NumberFormat = 'e164' | '84' | '0';

export function writePhone(e164: string, format: NumberFormat): string {
  if (format === 'e164') return e164;
  return format === '84' ? e164.slice(1) : `0${e164.slice(3)}`;
}
