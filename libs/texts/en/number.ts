// How numbers are written in English: 1,234.5, and a share with its denominator beside it.
export const number = (value: number, digits = 0): string =>
  value.toLocaleString('en-GB', { minimumFractionDigits: 0, maximumFractionDigits: digits });

export const share = (part: number, whole: number): string =>
  whole === 0 ? `${number(part)}/${number(whole)}` : `${number(part)}/${number(whole)} (${number((100 * part) / whole, 1)}%)`;
