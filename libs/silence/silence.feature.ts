// Silences, as the catalogue knows them.
import { streamKind, type Feature, type Subjects } from '../kernel/index.js';
import { SILENCE_EVENT_VERSIONS, type SilenceEvent, type SilenceEvents } from './silence.events.js';
import { silencesProjection } from './silences.projection.js';

const subjectsOfSilence = ({ data: { task, part, agency } }: SilenceEvent): Subjects => ({
  tasks: task ? [task] : [],
  agencies: [part, agency].filter((each) => each !== null),
});

export const silenceFeature: Feature = {
  name: 'silence',
  streams: { silence: streamKind<SilenceEvents>(SILENCE_EVENT_VERSIONS, subjectsOfSilence) },
  projections: [silencesProjection],
  rights: ['silence.end', 'silence.start'],
};
