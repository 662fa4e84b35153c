// Orders to an account.
import { z } from 'zod';
import type { Actor, Instant } from '../kernel/index.js';

export const userName = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,60}$/);
export const accountRole = z.enum(['head', 'officer', 'admin', 'inspector']);

interface Order {
  now: Instant;
  by: Actor;
  user: string;
}

export type AccountCommand =
  | (Order & { type: 'OpenAccount'; name: string; agency: string | null; role: z.infer<typeof accountRole> })
  | (Order & { type: 'IssueToken'; token: string; hash: string; expiresAt: Instant })
  | (Order & { type: 'RevokeToken'; token: string })
  | (Order & { type: 'CloseAccount'; reason: string });
