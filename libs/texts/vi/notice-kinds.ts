// How each kind of notice is worded in a Vietnamese mail: its name, what it is about, and what whom it speaks to is asked to do.
import type { KindWords } from '../facts/audience.js';
import { newsKinds } from './news.js';

/** True of every task of the section: what was signed about it stands beside each. */
const LETTERS_NAMED =
  'Các nhiệm vụ sau đây đã quá hạn nhưng cơ quan chủ trì chưa hoàn thành; tình hình đôn đốc bằng công văn nêu tại từng nhiệm vụ.';

const BEFORE_IT_ENDS = 'Trường hợp phải xin gia hạn, đề nghị gửi văn bản trước khi hết hạn.';

export const kinds = {
  sanction: {
    label: 'Đề xuất nhắc nhở, phê bình',
    intro: LETTERS_NAMED,
    ask: {
      doer: 'Đề nghị hoàn thành ngay, báo cáo kết quả trên hệ thống và làm rõ nguyên nhân, trách nhiệm.',
      decider:
        'Kính đề nghị xem xét, cho ý kiến về việc nhắc nhở, phê bình bằng văn bản hoặc giao tổ công tác kiểm tra trách nhiệm của cơ quan chủ trì.',
      follower: 'Đề nghị tham mưu, trình lãnh đạo xem xét việc nhắc nhở, phê bình hoặc kiểm tra trách nhiệm của cơ quan chủ trì.',
      helper: 'Đề nghị phối hợp để cơ quan chủ trì sớm hoàn thành nhiệm vụ.',
    },
  },
  explain: {
    label: 'Đề nghị yêu cầu giải trình',
    intro: LETTERS_NAMED,
    ask: {
      doer: 'Đề nghị khẩn trương hoàn thành, báo cáo kết quả trên hệ thống và chuẩn bị nội dung giải trình nguyên nhân chậm.',
      decider:
        'Kính đề nghị xem xét, ký công văn yêu cầu thủ trưởng cơ quan chủ trì giải trình nguyên nhân chậm và cam kết thời gian hoàn thành đối với các nhiệm vụ chưa có công văn yêu cầu giải trình. Cơ quan chủ trì chỉ được yêu cầu giải trình từ khi công văn được ký và ghi số, ngày vào hệ thống.',
      follower:
        'Đề nghị tham mưu, trình lãnh đạo ký công văn yêu cầu cơ quan chủ trì giải trình đối với các nhiệm vụ chưa có công văn yêu cầu giải trình. Sau khi công văn được phát hành, đề nghị ghi số và ngày công văn vào hệ thống.',
      helper: 'Đề nghị phối hợp để cơ quan chủ trì sớm hoàn thành nhiệm vụ.',
    },
  },
  unexplained: {
    label: 'Quá hạn giải trình',
    intro:
      'Đã quá thời hạn nhưng cơ quan chủ trì chưa giải trình, hoặc chưa giải trình lại sau khi bị trả lại, về các nhiệm vụ quá hạn sau đây; yêu cầu và thời hạn giải trình nêu tại từng nhiệm vụ.',
    ask: {
      doer: 'Đề nghị giải trình ngay bằng văn bản và nhập nội dung, số văn bản giải trình trên hệ thống.',
      decider: 'Kính đề nghị xem xét, chỉ đạo, làm rõ trách nhiệm của cơ quan chủ trì.',
      follower: 'Đề nghị đôn đốc cơ quan chủ trì giải trình; tham mưu, đề xuất biện pháp xử lý nếu tiếp tục chậm.',
      helper: 'Đề nghị phối hợp, cung cấp thông tin khi cơ quan chủ trì cần cho việc giải trình.',
    },
  },
  'explanation-asked': {
    label: 'Yêu cầu giải trình',
    intro:
      'Cơ quan chủ trì được yêu cầu giải trình bằng văn bản về các nhiệm vụ quá hạn sau đây; yêu cầu và thời hạn giải trình nêu tại từng nhiệm vụ.',
    ask: {
      doer: 'Đề nghị giải trình nguyên nhân chậm, trách nhiệm và cam kết thời gian hoàn thành; nhập nội dung, số văn bản giải trình trên hệ thống trong thời hạn nêu tại từng nhiệm vụ.',
      decider: 'Kính đề nghị theo dõi, chỉ đạo việc giải trình.',
      follower: 'Đề nghị theo dõi việc giải trình của cơ quan chủ trì; xem xét, cho ý kiến khi nhận được văn bản giải trình.',
      helper: 'Đề nghị phối hợp, cung cấp thông tin khi cơ quan chủ trì cần cho việc giải trình.',
    },
    askOver: {
      all: 'Thời hạn giải trình nêu trong công văn đã qua khi công văn được ghi nhận trên hệ thống; đề nghị giải trình ngay bằng văn bản nguyên nhân chậm, trách nhiệm và cam kết thời gian hoàn thành; nhập nội dung, số văn bản giải trình trên hệ thống.',
      some: 'Đề nghị giải trình nguyên nhân chậm, trách nhiệm và cam kết thời gian hoàn thành; nhập nội dung, số văn bản giải trình trên hệ thống chậm nhất vào ngày nêu tại từng nhiệm vụ; nhiệm vụ đã qua ngày đó thì giải trình ngay.',
    },
  },
  urge: {
    label: 'Đề nghị đôn đốc',
    intro: LETTERS_NAMED,
    ask: {
      doer: 'Đề nghị khẩn trương hoàn thành, báo cáo kết quả kèm văn bản hoặc sản phẩm trên hệ thống và nêu rõ nguyên nhân chậm.',
      decider: 'Kính đề nghị xem xét, ký hoặc giao ký công văn đôn đốc cơ quan chủ trì đối với các nhiệm vụ chưa có công văn đôn đốc.',
      signer:
        'Đề nghị xem xét, ký công văn đôn đốc cơ quan chủ trì đối với các nhiệm vụ chưa có công văn đôn đốc. Sau khi công văn được phát hành, đề nghị ghi số và ngày công văn vào hệ thống.',
      follower:
        'Đề nghị trình ký công văn đôn đốc cơ quan chủ trì đối với các nhiệm vụ chưa có công văn đôn đốc. Sau khi công văn được phát hành, đề nghị ghi số và ngày công văn vào hệ thống.',
      helper: 'Đề nghị phối hợp để cơ quan chủ trì sớm hoàn thành nhiệm vụ.',
    },
  },
  late: {
    label: 'Quá hạn',
    intro: 'Các nhiệm vụ sau đây đã quá thời hạn thực hiện nhưng chưa hoàn thành.',
    ask: {
      doer: 'Đề nghị khẩn trương hoàn thành, báo cáo kết quả kèm văn bản hoặc sản phẩm trên hệ thống và nêu rõ nguyên nhân chậm.',
      decider: 'Kính đề nghị chỉ đạo việc khẩn trương hoàn thành, báo cáo kết quả và làm rõ nguyên nhân chậm.',
      follower: 'Đề nghị theo dõi, đôn đốc cơ quan chủ trì hoàn thành, báo cáo kết quả và nêu rõ nguyên nhân chậm.',
      helper: 'Đề nghị phối hợp để cơ quan chủ trì sớm hoàn thành nhiệm vụ.',
    },
  },
  'report-missing': {
    label: 'Chưa nộp báo cáo định kỳ',
    intro: 'Đã qua ngày phải nộp nhưng hệ thống chưa nhận được các báo cáo định kỳ sau đây.',
    ask: {
      doer: 'Đề nghị nộp ngay báo cáo, nêu tình hình từng nhiệm vụ thường xuyên và lý do nộp muộn.',
      decider: 'Kính đề nghị chỉ đạo việc nộp báo cáo và làm rõ lý do nộp muộn.',
      follower: 'Đề nghị đôn đốc cơ quan báo cáo nộp báo cáo và nêu rõ lý do nộp muộn.',
      helper: 'Đề nghị phối hợp, cung cấp số liệu để cơ quan báo cáo sớm nộp báo cáo.',
    },
  },
  'due-tomorrow': {
    label: 'Cận kề thời hạn',
    intro: 'Các nhiệm vụ sau đây sẽ hết thời hạn thực hiện trong thời gian rất ngắn.',
    ask: {
      doer: 'Đề nghị hoàn thành và báo cáo kết quả trước khi hết hạn.',
      decider: 'Kính đề nghị theo dõi, chỉ đạo việc hoàn thành đúng hạn.',
      follower: 'Đề nghị theo dõi, nhắc cơ quan chủ trì hoàn thành và báo cáo kết quả trước khi hết hạn.',
      helper: 'Đề nghị phối hợp để cơ quan chủ trì hoàn thành đúng hạn.',
    },
    moreTime: { before: BEFORE_IT_ENDS },
  },
  'due-soon': {
    label: 'Sắp đến hạn',
    intro: 'Các nhiệm vụ sau đây sắp đến hạn hoàn thành.',
    ask: {
      doer: 'Đề nghị tập trung hoàn thành đúng hạn và cập nhật tiến độ trên hệ thống.',
      decider: 'Kính đề nghị theo dõi, chỉ đạo việc hoàn thành đúng hạn.',
      follower: 'Đề nghị theo dõi, nhắc cơ quan chủ trì hoàn thành đúng hạn.',
      helper: 'Đề nghị phối hợp để cơ quan chủ trì hoàn thành đúng hạn.',
    },
    moreTime: { before: BEFORE_IT_ENDS },
  },
  reminder: {
    label: 'Nhắc việc',
    intro: 'Thời hạn thực hiện các nhiệm vụ sau đây đang đến gần.',
    ask: {
      doer: 'Đề nghị rà soát, cập nhật tiến độ trên hệ thống; nếu có khó khăn, vướng mắc, đề nghị báo cáo sớm để được xem xét, tháo gỡ.',
      decider: 'Kính đề nghị theo dõi, chỉ đạo tháo gỡ khó khăn, vướng mắc (nếu có).',
      follower: 'Đề nghị theo dõi tiến độ; nhắc cơ quan chủ trì báo cáo sớm khó khăn, vướng mắc (nếu có).',
      helper: 'Đề nghị phối hợp để cơ quan chủ trì hoàn thành đúng hạn.',
    },
  },
  'report-due': {
    label: 'Đến kỳ báo cáo',
    intro: 'Các báo cáo định kỳ về nhiệm vụ thường xuyên sau đây sắp đến ngày phải nộp.',
    ask: {
      doer: 'Đề nghị lập báo cáo, nêu tình hình từng nhiệm vụ thường xuyên theo số liệu đến ngày chốt và nộp trên hệ thống đúng hạn.',
      decider: 'Kính đề nghị theo dõi, chỉ đạo việc nộp báo cáo đúng hạn.',
      follower: 'Đề nghị theo dõi, nhắc cơ quan báo cáo nộp đúng hạn.',
      helper: 'Đề nghị phối hợp, cung cấp số liệu cho cơ quan báo cáo.',
    },
  },
  'no-progress': {
    label: 'Chưa cập nhật tiến độ',
    intro: 'Đã lâu không có cập nhật tiến độ nào về các nhiệm vụ sau đây trên hệ thống.',
    ask: {
      doer: 'Đề nghị cập nhật tiến độ, nêu rõ việc đã làm được và khó khăn, vướng mắc (nếu có).',
      decider: 'Kính đề nghị chỉ đạo việc cập nhật tiến độ, tháo gỡ khó khăn, vướng mắc (nếu có).',
      follower: 'Đề nghị kiểm tra tình hình thực hiện, nhắc cơ quan chủ trì cập nhật tiến độ.',
      helper: 'Đề nghị phối hợp, cung cấp thông tin để cơ quan chủ trì cập nhật tiến độ.',
    },
  },
  undetermined: {
    label: 'Chưa xác định thời hạn',
    intro: 'Thời hạn của các nhiệm vụ sau đây chưa xác định được ngày cụ thể vì còn chờ văn bản hoặc điều kiện nêu trong kế hoạch.',
    ask: {
      doer: 'Đề nghị cho biết văn bản làm căn cứ đã được ban hành hay chưa; nếu đã có, đề nghị báo cơ quan theo dõi nhiệm vụ số, ngày văn bản và thời hạn thực hiện.',
      decider: 'Kính đề nghị cho ý kiến về thời hạn thực hiện khi đã có văn bản làm căn cứ.',
      follower: 'Đề nghị theo dõi văn bản làm căn cứ; khi đã có, đề nghị xác định thời hạn trên hệ thống, ghi rõ số và ngày văn bản.',
      helper: 'Đề nghị thông tin cho cơ quan chủ trì nếu biết văn bản làm căn cứ đã được ban hành.',
    },
  },
  'not-accepted': {
    label: 'Chưa tiếp nhận',
    intro: 'Các nhiệm vụ sau đây đã được giao nhưng chưa được xác nhận tiếp nhận trên hệ thống.',
    ask: {
      doer: 'Đề nghị xác nhận tiếp nhận. Nếu nhiệm vụ không thuộc phạm vi trách nhiệm, đề nghị trả lại và nêu rõ lý do; trong khi chờ ý kiến, thời hạn thực hiện vẫn được tính.',
      decider: 'Kính đề nghị chỉ đạo việc tiếp nhận nhiệm vụ.',
      follower: 'Đề nghị nhắc cơ quan chủ trì xác nhận tiếp nhận nhiệm vụ trên hệ thống.',
      helper: 'Đề nghị liên hệ với cơ quan chủ trì để thống nhất việc phối hợp.',
    },
  },
  assigned: {
    label: 'Nhiệm vụ mới giao',
    intro: 'Các nhiệm vụ sau đây được giao cho cơ quan chủ trì thực hiện.',
    ask: {
      doer: 'Đề nghị xác nhận tiếp nhận trên hệ thống, phân công thực hiện và cập nhật tiến độ theo thời hạn được giao.',
      decider: 'Kính đề nghị theo dõi, chỉ đạo việc tiếp nhận và tổ chức thực hiện.',
      follower: 'Đề nghị theo dõi việc tiếp nhận và tổ chức thực hiện của cơ quan chủ trì.',
      helper: 'Đề nghị phối hợp với cơ quan chủ trì thực hiện theo nhiệm vụ được phân công.',
    },
    askLate:
      'Đề nghị xác nhận tiếp nhận trên hệ thống; thời hạn nêu trên đã qua, đề nghị khẩn trương tổ chức thực hiện, hoàn thành và báo cáo kết quả.',
  },
  ...newsKinds,
  other: {
    label: 'Thông báo về nhiệm vụ',
    intro: 'Hệ thống thông báo về các nhiệm vụ sau đây.',
    ask: {
      doer: 'Đề nghị xem xét và cập nhật tình hình thực hiện trên hệ thống.',
      decider: 'Kính đề nghị xem xét, chỉ đạo.',
      follower: 'Đề nghị theo dõi tình hình thực hiện.',
      helper: 'Đề nghị phối hợp với cơ quan chủ trì khi cần.',
    },
  },
} satisfies Record<string, KindWords>;
