// How numbers are written in Vietnamese documents: 1.234,5, and a share with its denominator beside it.

// A format costs more to make than to use.
const FORMATS = [0, 1].map((digits) => new Intl.NumberFormat('vi-VN', { maximumFractionDigits: digits })) as [
  Intl.NumberFormat,
  Intl.NumberFormat,
];

/** 1234.5 → `1.234,5`, as Vietnamese documents print numbers. */
export const number = (value: number, digits: 0 | 1 = 0): string => FORMATS[digits].format(value);

export const share = (part: number, whole: number): string =>
  whole === 0 ? `${number(part)}/${number(whole)}` : `${number(part)}/${number(whole)} (${number((100 * part) / whole, 1)}%)`;

/** `vn-2026.1` → `năm 2026, bản 1`; `+2`: two notices were loaded into it since. */
export const calendarName = (version: unknown): string =>
  String(version).replace(
    /^vn-(\d{4})\.(\d+)(?:\+(\d+))?$/,
    (_, year: string, edition: string, loaded?: string) => `năm ${year}, bản ${edition}${loaded ? `, cập nhật lần ${loaded}` : ''}`,
  );

/** `mac-dinh@2` → `mặc định, bản 2` */
export const policyName = (ref: unknown): string =>
  String(ref).replace(/^(.+)@(\d+)$/, (_, id: string, edition: string) => `${id === 'mac-dinh' ? 'mặc định' : `“${id}”`}, bản ${edition}`);
