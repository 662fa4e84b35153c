// The directory of agencies, as the catalogue knows it.
import { streamKind, type Feature } from '../kernel/index.js';
import { AGENCY_EVENT_VERSIONS, type AgencyEvents } from './directory/agency.events.js';
import { subjectsOfDirectory } from './directory/agency-subjects.rule.js';
import { AGENCY_UPCASTERS } from './directory/agency.upcasters.rule.js';
import { directoryProjection } from './directory/directory.projection.js';
import { renamedProjection } from './directory/renamed.projection.js';

export const agencyFeature: Feature = {
  name: 'agency',
  streams: { directory: streamKind<AgencyEvents>(AGENCY_EVENT_VERSIONS, subjectsOfDirectory, AGENCY_UPCASTERS) },
  projections: [directoryProjection, renamedProjection],
  rights: ['agency.manage'],
};
