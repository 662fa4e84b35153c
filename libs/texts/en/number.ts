// How numbers are written in English: 1,234.5, and a share with its denominator beside it.

// A format costs more to make than to use.
const FORMATS = [0, 1].map((digits) => new Intl.NumberFormat('en-GB', { maximumFractionDigits: digits })) as [
  Intl.NumberFormat,
  Intl.NumberFormat,
];

export const number = (value: number, digits: 0 | 1 = 0): string => FORMATS[digits].format(value);

export const share = (part: number, whole: number): string =>
  whole === 0 ? `${number(part)}/${number(whole)}` : `${number(part)}/${number(whole)} (${number((100 * part) / whole, 1)}%)`;

/** `vn-2026.1` → `2026, edition 1` */
export const calendarName = (version: unknown): string =>
  String(version).replace(
    /^vn-(\d{4})\.(\d+)(?:\+(\d+))?$/,
    (_, year: string, edition: string, loaded?: string) => `${year}, edition ${edition}${loaded ? `, update ${loaded}` : ''}`,
  );

/** `mac-dinh@2` → `default, version 2` */
export const policyName = (ref: unknown): string =>
  String(ref).replace(
    /^(.+)@(\d+)$/,
    (_, id: string, edition: string) => `${id === 'mac-dinh' ? 'default' : `“${id}”`}, version ${edition}`,
  );
