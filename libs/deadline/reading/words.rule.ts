// Words the grammar knows, folded. They serve to take apart words that were typed together ("trướcngày", "Hàngnăm").

const KNOWN = new Set(
  (
    'quy qui thang nam ngay tuan truoc sau den toi het trong vong tu ke tinh cham nhat muon han cuoi dau giua nua hang moi tung cac nhung ' +
    'thuong xuyen lien tuc dinh ky theo lo trinh huong dan dinh khi va tiep lan mot hai ba bon chin giai doan hoan thanh xong thoi gian ' +
    'lam viec ban hanh ky ket qua thuc hien trien khai nien tro di ca phat sinh yeu cau hoach truc suot dong khong'
  ).split(' '),
);

const ROMAN_AFTER_QUARTER = /^(quy|qui|q)([il]{1,3}|[il]v)(nam)?$/;
const LONGEST_JOINED = 40;

/** The parts of a word typed without its spaces; the word alone when it is known or cannot be taken apart. */
export function takeApart(word: string): string[] {
  const quarter = ROMAN_AFTER_QUARTER.exec(word);
  if (quarter && word !== 'qui') return [quarter[1]!, quarter[2]!, ...(quarter[3] ? [quarter[3]] : [])];
  if (word.length < 6 || word.length > LONGEST_JOINED || KNOWN.has(word)) return [word];
  return split(word) ?? [word];
}

/** Fewest known words that make up the whole, by dynamic programming over its prefixes. */
function split(word: string): string[] | null {
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    best[end] = null;
    for (let start = Math.max(0, end - 6); start < end; start++) {
      const before = best[start];
      const part = word.slice(start, end);
      if (before && KNOWN.has(part) && (!best[end] || before.length + 1 < best[end]!.length)) best[end] = [...before, part];
    }
  }
  return best[word.length] ?? null;
}
