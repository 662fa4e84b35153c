/** Who somebody is to a task, as said to them and in the trail. */
export const roles = {
  system: 'Hệ thống',
  'lead-contact': 'đầu mối của cơ quan chủ trì',
  'lead-head': 'lãnh đạo cơ quan chủ trì',
  coordinator: 'đầu mối của cơ quan phối hợp',
  'overseer-contact': 'đầu mối của cơ quan theo dõi',
  'overseer-head': 'lãnh đạo cơ quan theo dõi',
  'office-chief': 'Chánh Văn phòng UBND tỉnh',
  'vice-chair': 'Phó Chủ tịch UBND tỉnh phụ trách',
  chair: 'Chủ tịch UBND tỉnh',
} as Record<string, string>;

/** Somebody who was spoken for, and who gave the command. */
export const via = (who: string, operator: string): string => `${who}, qua người vận hành ${operator}`;
