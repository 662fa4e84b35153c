// The weekly digest, as the catalogue knows it.
import { aboutNobody, streamKind, type Feature, type Subjects } from '../kernel/index.js';
import { DIGEST_EVENT_VERSIONS, type DigestEvent, type DigestEvents } from './digest.events.js';
import { digestsProjection } from './digests.projection.js';

const subjectsOfDigest = (event: DigestEvent): Subjects =>
  event.type === 'DigestIssued' ? { tasks: [], agencies: event.data.messages.map(({ agency }) => agency) } : aboutNobody();

export const digestFeature: Feature = {
  name: 'digest',
  streams: { digest: streamKind<DigestEvents>(DIGEST_EVENT_VERSIONS, subjectsOfDigest) },
  projections: [digestsProjection],
  rights: [],
};
