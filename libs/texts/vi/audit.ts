// What the auditor of the ladders says in Vietnamese.
import { printInstant } from '../../kernel/index.js';

export const events = {
  StepsAudited: (d: { until: string; checked: number; missed: number }) =>
    d.missed === 0
      ? `Kiểm tra các bước đôn đốc đến ${printInstant(d.until)}: ${d.checked} bậc thang, mọi bước đến hạn đều có kết quả`
      : `Kiểm tra các bước đôn đốc đến ${printInstant(d.until)}: ${d.missed} bước đến hạn chưa có kết quả`,
};

export const audit = {
  why: {
    unscheduled: 'chưa được lập lịch',
    'not-taken': 'đến hạn mà chưa được xem xét',
    'no-outcome': 'đã phát sinh thông báo nhưng chưa gửi và chưa có lý do',
  },
  settled: (checked: number, until: string) => `Đã kiểm tra ${checked} bậc thang đến ${until}: mọi bước đến hạn đều có kết quả.`,
  missed: (count: number, until: string) => `${count} bước đến hạn trước ${until} chưa có kết quả:`,
  allSettled: 'mọi bước đến hạn đã có kết quả',
  step: (step: number | null) => (step === null ? '—' : `bậc ${step}`),
};
