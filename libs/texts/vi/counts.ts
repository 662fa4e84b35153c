// How the counts are put into words, the same on pages, in the digest, in reports and on the command line.
import type { CountFacts } from '../facts/count-facts.js';
import { number } from './number.js';

const some = (count: number, what: string, parts: readonly string[] = []): string[] =>
  count === 0 ? [] : [`${number(count)} ${what}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`];

/** What the four figures leave out, so that nobody looks for a task that is not among them; null when they leave out nothing. */
export const leftOut = ({
  milestonePassed,
  noDeadline,
  standing,
  suspended,
  withdrawn,
  carriedOver,
  unresolved,
}: CountFacts): string | null => {
  const parts = [
    ...some(carriedOver, 'chuyển tiếp', some(unresolved, 'chưa xác định kế hoạch tiếp nhận')),
    ...some(withdrawn, 'thu hồi'),
    ...some(suspended, 'tạm dừng'),
    ...some(milestonePassed, 'nhiệm vụ nhiều năm, định kỳ, nhiều mốc đã qua mốc'),
    ...some(standing, 'thường xuyên'),
    ...some(noDeadline - standing, 'chưa xác định thời hạn'),
  ];
  return parts.length === 0 ? null : `Không tính: ${parts.join(', ')}.`;
};

/** Why the lines of agencies add up to more than the line of the whole. */
export const whyMore: string =
  'Nhiệm vụ có nhiều cơ quan cùng chủ trì, hoặc giao cho một nhóm cơ quan, được tính một lần ở dòng tổng và một lần ở mỗi cơ quan; vì vậy cộng các cơ quan có thể lớn hơn tổng.';
