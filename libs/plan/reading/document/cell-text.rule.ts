// The text of a cell made comparable: on one line, and bare of case and diacritics.

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const isBlank = (text: string): boolean => text.trim() === '';

/** "Cơ quan CHỦ TRÌ " → "co quan chu tri": what wordings are compared by. */
export const bare = (text: string): string => oneLine(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

/** Letters and digits only, so that "Cải cách  thể chế." and "CẢI CÁCH THỂ CHẾ" are the same heading. */
export const sameWords = (text: string): string =>
  bare(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Printed in capitals throughout, as headings are. */
export const isCapitals = (text: string): boolean => /\p{Lu}/u.test(text) && text === text.toUpperCase();
