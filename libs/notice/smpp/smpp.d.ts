// The part of the `smpp` package that is used here; it comes without types.
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server as NetServer, Socket } from 'node:net';

  export interface Pdu {
    command: string;
    command_status: number;
    sequence_number: number;
    message_id?: string;
    message_state?: number;
    final_date?: string;
    error_code?: number;
    system_id?: string;
    password?: string;
    source_addr?: string;
    destination_addr?: string;
    esm_class?: number;
    data_coding?: number;
    registered_delivery?: number;
    short_message?: { message: string | Buffer; udh?: Buffer[] } | Buffer | string;
    receipted_message_id?: string;
    user_message_reference?: number;
    sar_msg_ref_num?: number;
    sar_total_segments?: number;
    sar_segment_seqnum?: number;
    isResponse(): boolean;
    response(options?: Record<string, unknown>): Pdu;
  }

  type Options = Record<string, unknown>;
  type OnResponse = (pdu: Pdu) => void;
  type Shortcut = (options?: Options, onResponse?: OnResponse) => boolean;

  export interface Session extends EventEmitter {
    socket: Socket;
    send(pdu: Pdu, onResponse?: OnResponse, onSent?: OnResponse): boolean;
    close(callback?: () => void): void;
    destroy(callback?: () => void): void;
    bind_transceiver: Shortcut;
    submit_sm: Shortcut;
    deliver_sm: Shortcut;
    query_sm: Shortcut;
    enquire_link: Shortcut;
    unbind: Shortcut;
  }

  export interface Server extends NetServer {
    sessions: Session[];
  }

  export function connect(options: Options, onConnect?: () => void): Session;
  export function createServer(options: Options, onSession: (session: Session) => void): Server;
  export const errors: Readonly<Record<string, number>>;

  const smpp: { connect: typeof connect; createServer: typeof createServer; errors: typeof errors };
  export default smpp;
}
