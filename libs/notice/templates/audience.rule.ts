// From the role in which somebody is told to what he may be asked.
import type { Audience } from '../../texts/facts/audience.js';

const AUDIENCE_OF: Readonly<Record<string, Audience>> = {
  'lead-contact': 'doer',
  'lead-head': 'doer',
  coordinator: 'helper',
  'overseer-contact': 'follower',
  'overseer-head': 'signer',
  'office-chief': 'follower',
  'vice-chair': 'decider',
  chair: 'decider',
};

/** Nobody of whom it is not known is asked to do the work. */
export const audienceOf = (role: string): Audience => AUDIENCE_OF[role] ?? 'follower';
