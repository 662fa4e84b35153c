// Why the store says no, in Vietnamese.
import type { Params, Sentences } from '../facts/sentences.js';
import { networkObstacles } from './network.js';

/** Why KurrentDB cannot be reached. */
const OBSTACLES: Readonly<Record<string, string>> = {
  ...networkObstacles({ server: 'kho dữ liệu', ca: 'DUNGHAN_KURRENTDB_CA', plain: 'ghi tls=false trong địa chỉ' }),
  'no-answer': 'kết nối được nhưng kho dữ liệu không phục vụ; có thể máy chủ đang khởi động, cổng này dùng TLS hoặc là của dịch vụ khác',
};

/** Of an append that was given up before anything of it could be in the log. */
const notRecorded = ({ recorded }: Params): string => (recorded === 'no' ? ' Nội dung này chưa được ghi.' : '');

export const refusals = {
  'store-not-a-database': (p) =>
    `Tệp “${p.file}” không phải là tệp dữ liệu của Đúng Hạn hoặc đã bị hỏng phần đầu. Hãy khôi phục tệp này từ bản sao lưu.`,
  'store-corrupt': (p) => `Tệp dữ liệu “${p.file}” đã bị hỏng. Hãy dừng hệ thống và khôi phục tệp này từ bản sao lưu.`,
  'store-foreign': (p) => `Tệp “${p.file}” là dữ liệu của một chương trình khác; Đúng Hạn không ghi vào tệp này.`,
  'store-newer': (p) =>
    `Tệp dữ liệu “${p.file}” do một phiên bản mới hơn tạo ra (định dạng ${p.version}; phiên bản này chỉ đọc được đến ${p.known}). Hãy nâng cấp Đúng Hạn.`,
  'store-missing': (p) => `Chưa có tệp dữ liệu “${p.file}”.`,
  'store-full': (p) =>
    `Đĩa chứa “${p.file}” đã đầy nên lần ghi này không được lưu; những gì đã ghi trước đó vẫn còn nguyên. Hãy giải phóng dung lượng rồi thực hiện lại.`,
  'store-past': () => 'Nhật ký của một thời điểm đã qua chỉ để đọc.',
  'store-read-only': (p) => `Không có quyền ghi vào “${p.file}”. Hãy kiểm tra quyền truy cập của thư mục dữ liệu.`,
  'store-cannot-open': (p) => `Không mở được “${p.file}”. Hãy kiểm tra đường dẫn và quyền truy cập.`,
  'store-locked': (p) => `Tệp dữ liệu “${p.file}” đang bị một tiến trình khác khóa; chưa ghi được gì. Hãy thử lại sau.`,
  'store-io-error': (p) => `Đọc hoặc ghi “${p.file}” không thành công vì lỗi của đĩa. Hãy kiểm tra đĩa.`,
  'store-closed': () => 'Kho dữ liệu đã đóng vì hệ thống đang dừng.',
  'data-folder-in-use': (p) =>
    `Thư mục dữ liệu “${p.folder}” đang được một tiến trình khác của Đúng Hạn sử dụng. Hãy dừng tiến trình đó hoặc chọn thư mục khác.`,
  'event-id-reused': (p) => `Mã sự kiện ${p.id} đã được ghi trước đó, nên không ghi lại vào “${p.stream}”.`,
  'stream-contended': (p) => `Có quá nhiều thao tác cùng lúc trên “${p.stream}”. Hãy thử lại.`,
  'kurrentdb-unreachable': (p) =>
    `Không kết nối được kho sự kiện tại ${p.server}: ${OBSTACLES[String(p.obstacle)] ?? p.obstacle}.${notRecorded(p)}`,
  'kurrentdb-deadline': (p) => `Kho sự kiện tại ${p.server} không trả lời kịp thời hạn.${notRecorded(p)} Hãy thử lại sau.`,
  'kurrentdb-outcome-unknown': (p) =>
    `Kho sự kiện tại ${p.server} không xác nhận kịp thời hạn, nên chưa rõ nội dung đã được ghi hay chưa. Hãy xem lại trước khi thực hiện lại; thực hiện lại với cùng khóa (--key, Idempotency-Key) thì không ghi hai lần.`,
  'kurrentdb-no-leader': (p) =>
    `Cụm kho sự kiện tại ${p.server} đang không có máy chủ chính hoặc máy này chỉ để đọc, nên chưa ghi được. Hãy thử lại sau.`,
  'kurrentdb-access-denied': (p) =>
    `Kho sự kiện tại ${p.server} không cho phép: tên đăng nhập, mật khẩu không đúng hoặc tài khoản không có quyền đọc và ghi.`,
  'kurrentdb-foreign': (p) => `Máy chủ tại ${p.server} không phải là EventStoreDB hay KurrentDB.`,
  'kurrentdb-too-old': () =>
    'Kho sự kiện không cho biết vị trí trong nhật ký của các sự kiện thuộc một dòng. Hãy dùng EventStoreDB 22.6 trở lên hoặc KurrentDB.',
  'kurrentdb-password-in-clear': () =>
    'Địa chỉ kho sự kiện có tls=false thì không được kèm mật khẩu, vì mật khẩu sẽ đi qua mạng mà không được mã hóa. Hãy dùng TLS hoặc bỏ mật khẩu.',
  'stream-deleted': (p) => `Dòng sự kiện “${p.stream}” đã bị xóa hẳn trong kho sự kiện, nên không đọc và không ghi được nữa.`,
  'stream-held': (p) =>
    `“${p.stream}” có một sự kiện không đọc được (vị trí ${p.position}, loại ${p.type}), nên tạm dừng cho tới khi được xử lý. Hãy xem mục việc cần xử lý.`,
  'stream-truncated': (p) =>
    `Dòng sự kiện “${p.stream}” trong kho sự kiện đã bị cắt mất phần đầu. Hệ thống không quyết định trên lịch sử thiếu; hãy bỏ $maxCount, $maxAge, $tb của dòng này hoặc khôi phục từ bản sao lưu.`,
  'append-too-large': (p) =>
    `Nội dung ghi vào “${p.stream}” vượt giới hạn ${p.most} byte của kho sự kiện. Hãy tăng MaxAppendSize của máy chủ (tối đa 16.767.216 byte).`,
  'event-too-large': (p) => `Một sự kiện ghi vào “${p.stream}” vượt giới hạn của kho sự kiện. Hãy tăng MaxAppendEventSize của máy chủ.`,
  'log-file-exists': (p) => `Đã có tệp “${p.file}”; lệnh này không ghi đè. Hãy chọn tên khác hoặc chuyển tệp cũ đi.`,
  'log-file-foreign': (p) => `“${p.file}” không phải là tệp nhật ký do lệnh dunghan export ghi ra.`,
  'log-file-broken': (p) => `Tệp nhật ký “${p.file}” sai ở dòng ${p.line}, nên chưa nhập sự kiện nào.`,
  'log-file-cut': (p) => `Tệp nhật ký “${p.file}” bị cụt phần cuối, nên chưa nhập sự kiện nào. Hãy chép lại hoặc xuất lại.`,
  'log-file-changed': (p) =>
    `Tệp nhật ký “${p.file}” đã bị thay đổi sau khi xuất: số sự kiện hoặc mã băm không khớp; chưa nhập sự kiện nào.`,
  'log-has-hole': (p) =>
    `Trước sự kiện số ${p.revision} của “${p.stream}” thiếu sự kiện hoặc có bản ghi không phải của hệ thống này, nên không thể chuyển sang kho khác với cùng số thứ tự. Hãy sao lưu bằng cách chép tệp của kho.`,
  'import-target-differs': (p) =>
    `Kho đích đã có dữ liệu khác với tệp (chỉ giống ${p.events} sự kiện đầu), nên không nhập gì. Kho đích phải trống hoặc chứa đúng phần đầu của tệp; hãy nhập trước khi chạy dịch vụ lần đầu.`,
  'import-not-the-same': (p) =>
    `Đã nhập xong “${p.file}” nhưng đọc lại (${p.events} sự kiện) thì không khớp mã băm. Không dùng kho đích này; hãy kiểm tra xem có chương trình nào khác đã ghi vào.`,
  'position-too-large': (p) => `Vị trí ${p.position} trong kho sự kiện lớn hơn mức hệ thống xử lý được.`,
} satisfies Sentences;
