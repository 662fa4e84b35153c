// An IMAP server on the loopback for tests: one account, a few folders in memory, new mail told by IDLE, and connections that
// can be broken. It speaks as much IMAP4rev1 (RFC 3501, with IDLE, UIDPLUS and MOVE) as a client that reads a mailbox needs.
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import { PEER_CERTIFICATE } from './smtp-peer.js';

interface StoredMail {
  uid: number;
  flags: Set<string>;
  source: Buffer;
}

interface Folder {
  uidValidity: number;
  uidNext: number;
  mails: StoredMail[];
}

export interface ImapPeer {
  port: number;
  login: { user: string; pass: string };
  folder(name: string): Folder;
  /** A new mail in INBOX; whoever idles there is told. */
  deliver(source: string): number;
  /** Gives INBOX new numbers, as after a restore. */
  renumber(): void;
  /** Every order that was given, without tags and secrets. */
  orders: string[];
  logins: number;
  /** Breaks every connection. */
  hangUp(): void;
  /** Whether log-ins are refused. */
  locked: boolean;
  /** Resolves when a log-in is refused for the first time. */
  refused(): Promise<void>;
  onRefusal(): void;
  close(): Promise<void>;
}

const key = readFileSync(PEER_CERTIFICATE.replace('cert', 'key'));
const cert = readFileSync(PEER_CERTIFICATE);
const CAPABILITIES = 'IMAP4rev1 IDLE UIDPLUS MOVE ENABLE LITERAL+';

const words = (text: string): string[] =>
  [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\((?:[^()]|\([^()]*\))*\))|(\S+)/g)].map((match) =>
    match[1] === undefined ? (match[2] ?? match[3] ?? '') : match[1].replaceAll(/\\(.)/g, '$1'),
  );

/** `5:*`, `3,7` and the like against the numbers there are. */
function pick(set: string, mails: readonly StoredMail[]): StoredMail[] {
  const last = mails.at(-1)?.uid ?? 0;
  const number = (text = ''): number => (text === '*' ? last : Number(text));
  const ranges = set.split(',').map((range) => range.split(':').map(number));
  return mails.filter(({ uid }) => ranges.some(([from = 0, to = from]) => uid >= Math.min(from, to) && uid <= Math.max(from, to)));
}

class Session {
  #socket: Socket;
  readonly #peer: ImapPeer;
  readonly #secured: boolean;
  #selected: Folder | null = null;
  #idleTag: string | null = null;
  /** How many mails the client has been told of. */
  #told = 0;
  #input = '';

  constructor(
    socket: Socket,
    peer: ImapPeer,
    secured: boolean,
    private readonly starttls: boolean,
  ) {
    this.#socket = socket;
    this.#peer = peer;
    this.#secured = secured;
    this.#listen();
    this.#say(`* OK [CAPABILITY ${this.#capabilities()}] ready`);
  }

  #capabilities(): string {
    return `${CAPABILITIES}${this.starttls && !this.#secured && !(this.#socket instanceof TLSSocket) ? ' STARTTLS' : ''}`;
  }

  #listen(): void {
    this.#socket.on('error', () => {});
    this.#socket.on('data', (chunk: Buffer) => {
      this.#input += chunk.toString('latin1');
      for (let end = this.#input.indexOf('\r\n'); end >= 0; end = this.#input.indexOf('\r\n')) {
        const line = this.#input.slice(0, end);
        this.#input = this.#input.slice(end + 2);
        this.#order(line);
      }
    });
  }

  #say(line: string | Buffer): void {
    if (!this.#socket.destroyed) this.#socket.write(typeof line === 'string' ? `${line}\r\n` : line);
  }

  /** New mail is told to who waits for it. */
  tell(folder: Folder): void {
    if (this.#idleTag && this.#selected === folder) this.#tellAll();
  }

  #tellAll(): void {
    const exist = this.#mails().length;
    if (exist !== this.#told) this.#say(`* ${exist} EXISTS`);
    this.#told = exist;
  }

  end(): void {
    this.#socket.destroy();
  }

  #order(line: string): void {
    if (this.#idleTag && /^done$/i.test(line)) {
      this.#say(`${this.#idleTag} OK idle ended`);
      this.#idleTag = null;
      return;
    }
    const [tag = '', first = '', ...rest] = words(line);
    const uid = first.toUpperCase() === 'UID';
    const name = uid ? `UID ${(rest.shift() ?? '').toUpperCase()}` : first.toUpperCase();
    this.#peer.orders.push(name === 'LOGIN' ? name : [name, ...rest].join(' '));
    const answer = this.#carryOut(name, rest, tag);
    if (answer) this.#say(`${tag} ${answer}`);
  }

  #login(user: string, pass: string): string {
    const { login, locked } = this.#peer;
    if (locked || user !== login.user || pass !== login.pass) {
      this.#peer.onRefusal();
      return 'NO [AUTHENTICATIONFAILED] no';
    }
    this.#peer.logins += 1;
    return `OK [CAPABILITY ${this.#capabilities()}] in`;
  }

  #carryOut(name: string, rest: string[], tag: string): string | null {
    switch (name) {
      case 'CAPABILITY':
        this.#say(`* CAPABILITY ${this.#capabilities()}`);
        return 'OK';
      case 'STARTTLS':
        this.#say(`${tag} OK begin`);
        this.#socket.removeAllListeners('data');
        this.#socket = new TLSSocket(this.#socket, { isServer: true, key, cert });
        this.#listen();
        return null;
      case 'LOGIN':
        return this.#login(rest[0] ?? '', rest[1] ?? '');
      case 'SELECT':
      case 'EXAMINE':
        return this.#select(this.#peer.folder(rest[0] ?? ''), name === 'EXAMINE');
      case 'LIST':
        this.#say(`* LIST () "/" "${rest.at(-1) === '' ? '' : 'INBOX'}"`);
        return 'OK';
      case 'CREATE':
        this.#peer.folder(rest[0] ?? '');
        return 'OK';
      case 'IDLE':
        this.#idleTag = tag;
        this.#say('+ idling');
        this.#tellAll();
        return null;
      case 'UID SEARCH': {
        const set = rest[rest.findIndex((word) => word.toUpperCase() === 'UID') + 1] ?? '1:*';
        this.#say(
          `* SEARCH ${pick(set, this.#mails())
            .map((mail) => mail.uid)
            .join(' ')}`.trim(),
        );
        return 'OK';
      }
      case 'UID FETCH':
        for (const mail of pick(rest[0] ?? '', this.#mails())) this.#fetch(mail, rest[1] ?? '');
        return 'OK';
      case 'UID STORE':
        for (const mail of pick(rest[0] ?? '', this.#mails())) mail.flags.add((rest[2] ?? '').replaceAll(/[()]/g, ''));
        return 'OK';
      case 'UID MOVE':
        return this.#move(pick(rest[0] ?? '', this.#mails()), this.#peer.folder(rest[1] ?? ''));
      case 'LOGOUT':
        this.#say('* BYE');
        this.#say(`${tag} OK`);
        this.#socket.end();
        return null;
      default:
        return 'OK';
    }
  }

  #mails(): StoredMail[] {
    return this.#selected?.mails ?? [];
  }

  #select(folder: Folder, readOnly: boolean): string {
    this.#selected = folder;
    this.#say('* FLAGS (\\Seen \\Deleted)');
    this.#say('* OK [PERMANENTFLAGS (\\Seen \\Deleted \\*)] kept');
    this.#told = folder.mails.length;
    this.#say(`* ${this.#told} EXISTS`);
    this.#say(`* OK [UIDVALIDITY ${folder.uidValidity}] valid`);
    this.#say(`* OK [UIDNEXT ${folder.uidNext}] next`);
    return `OK [READ-${readOnly ? 'ONLY' : 'WRITE'}] open`;
  }

  #fetch(mail: StoredMail, asked: string): void {
    const [, start = '0', most = `${mail.source.length}`] = /<(\d+)\.(\d+)>/.exec(asked) ?? [];
    const part = mail.source.subarray(Number(start), Number(start) + Number(most));
    const sequence = this.#mails().indexOf(mail) + 1;
    const origin = asked.includes('<') ? `<${start}>` : '';
    this.#say(
      Buffer.concat([Buffer.from(`* ${sequence} FETCH (UID ${mail.uid} BODY[]${origin} {${part.length}}\r\n`), part, Buffer.from(')\r\n')]),
    );
  }

  #move(mails: readonly StoredMail[], to: Folder): string {
    for (const mail of mails) {
      const sequence = this.#mails().indexOf(mail) + 1;
      this.#mails().splice(sequence - 1, 1);
      to.mails.push({ ...mail, uid: to.uidNext++ });
      this.#say(`* ${sequence} EXPUNGE`);
      this.#told -= 1;
    }
    return 'OK moved';
  }
}

export async function startImapPeer(options: { secure?: boolean; starttls?: boolean } = {}): Promise<ImapPeer> {
  const { secure = false, starttls = false } = options;
  const folders = new Map<string, Folder>();
  const sessions = new Set<Session>();
  let refusal = (): void => {};
  const refused = new Promise<void>((resolve) => (refusal = resolve));
  const welcome = (socket: Socket): void => {
    const session = new Session(socket, peer, secure, starttls);
    sessions.add(session);
    socket.on('close', () => sessions.delete(session));
  };
  const server: Server = secure ? createTlsServer({ key, cert }, welcome) : createServer(welcome);
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const peer: ImapPeer = {
    port: (server.address() as AddressInfo).port,
    login: { user: 'thu-tra-lai', pass: 'bi-mat' },
    orders: [],
    logins: 0,
    locked: false,
    refused: () => refused,
    onRefusal: () => refusal(),
    folder(name) {
      const known = folders.get(name) ?? { uidValidity: 1_700_000_000, uidNext: 1, mails: [] };
      folders.set(name, known);
      return known;
    },
    deliver(source) {
      const inbox = peer.folder('INBOX');
      const uid = inbox.uidNext++;
      inbox.mails.push({ uid, flags: new Set(), source: Buffer.from(source.replaceAll(/\r?\n/g, '\r\n')) });
      for (const session of sessions) session.tell(inbox);
      return uid;
    },
    renumber() {
      const inbox = peer.folder('INBOX');
      inbox.uidValidity += 1;
      inbox.mails = inbox.mails.map((mail, index) => ({ ...mail, uid: index + 1 }));
      inbox.uidNext = inbox.mails.length + 1;
    },
    hangUp() {
      for (const session of sessions) session.end();
    },
    async close() {
      peer.hangUp();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return peer;
}
