// How answers write days and moments: as text, described by its format.
import { z } from 'zod';

/** A day in Viet Nam, YYYY-MM-DD. */
export const shownDay = z.string().meta({ format: 'date' });
/** A moment, RFC 3339. */
export const shownMoment = z.string().meta({ format: 'date-time' });
/** Why something is what it is: a code with its parameters. */
export const shownReason = z
  .strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
  .meta({ id: 'Reason' });
