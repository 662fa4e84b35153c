// Notices, messages and what comes back of them, as the catalogue knows them.
import { aboutNobody, streamKind, type Feature } from '../kernel/index.js';
import { COPIES_EVENT_VERSIONS, type CopiesEvents } from './copies/copies.events.js';
import { copiesProjection } from './copies/copies.projection.js';
import { messagesProjection } from './facts/messages.projection.js';
import { subjectsOfMessage, subjectsOfNotice } from './facts/notice-subjects.rule.js';
import {
  MESSAGE_EVENT_VERSIONS,
  MESSAGE_UPCASTERS,
  NOTICE_EVENT_VERSIONS,
  NOTICE_UPCASTERS,
  type MessageEvents,
  type NoticeEvents,
} from './facts/notice.events.js';
import { noticesProjection } from './facts/notices.projection.js';
import { PAUSE_EVENT_VERSIONS, type PauseEvents } from './facts/pause.events.js';
import { pausesProjection } from './facts/pauses.projection.js';
import { referencesProjection } from './facts/references.projection.js';
import { INCOMING_EVENT_VERSIONS, type IncomingEvents } from './returns/incoming.events.js';
import { mailboxesProjection } from './returns/mailboxes.projection.js';

export const noticeFeature: Feature = {
  name: 'notice',
  streams: {
    notice: streamKind<NoticeEvents>(NOTICE_EVENT_VERSIONS, subjectsOfNotice, NOTICE_UPCASTERS),
    message: streamKind<MessageEvents>(MESSAGE_EVENT_VERSIONS, subjectsOfMessage, MESSAGE_UPCASTERS),
    copies: streamKind<CopiesEvents>(COPIES_EVENT_VERSIONS, ({ data }) => ({ tasks: [], agencies: [data.to] })),
    incoming: streamKind<IncomingEvents>(INCOMING_EVENT_VERSIONS, aboutNobody),
    channel: streamKind<PauseEvents>(PAUSE_EVENT_VERSIONS, aboutNobody),
  },
  projections: [noticesProjection, messagesProjection, copiesProjection, mailboxesProjection, referencesProjection, pausesProjection],
  rights: ['message.resend'],
};
