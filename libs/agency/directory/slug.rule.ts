// Names as ASCII slugs: stable ids for agencies that have none.

/** "Sở Nông nghiệp và Môi trường" → `so-nong-nghiep-va-moi-truong`. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
