// Draft letters and their signing, as the catalogue knows them.
import { streamKind, type Feature, type Subjects } from '../kernel/index.js';
import { LETTER_EVENT_VERSIONS, LETTER_UPCASTERS, type LetterEvent, type LetterEvents } from './letter.events.js';
import { lettersProjection } from './letters.projection.js';

function subjectsOfLetter({ data }: LetterEvent): Subjects {
  const named = 'struck' in data ? data.struck : 'items' in data ? data.items : null;
  return {
    tasks: named ? named.map(({ task }) => task) : (data as LetterEvents['LetterSigned']).tasks,
    agencies: [data.agency.agency],
  };
}

export const letterFeature: Feature = {
  name: 'letter',
  streams: { letter: streamKind<LetterEvents>(LETTER_EVENT_VERSIONS, subjectsOfLetter, LETTER_UPCASTERS) },
  projections: [lettersProjection],
  rights: ['letter.sign'],
};
