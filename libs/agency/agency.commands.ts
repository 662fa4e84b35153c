// Orders to the directory.
import { z } from 'zod';
import type { Actor, Instant } from '../kernel/index.js';
import type { Directory } from './agency.types.rule.js';

export const importDirectory = z.object({ source: z.string().trim().min(1).max(300), directory: z.unknown() });

export interface AgencyCommand {
  type: 'ImportDirectory';
  now: Instant;
  by: Actor;
  source: string;
  directory: Directory;
}
