// What was accepted about the log itself, as the catalogue knows it. The trail follows every feature: the catalogue makes it of them all.
import { aboutNobody, streamKind, type Feature } from '../kernel/index.js';
import { ACCEPTANCE_EVENT_VERSIONS, type AcceptanceEvents } from './acceptance.events.js';

export const auditFeature: Feature = {
  name: 'audit',
  streams: { log: streamKind<AcceptanceEvents>(ACCEPTANCE_EVENT_VERSIONS, aboutNobody) },
  projections: [],
  rights: [],
};
