// Who may do something, from what the rule itself says (libs/identity/entitled.rule).
import type { Params } from '../facts/sentences.js';

export const whoMay = ({ agencies, admin }: Params): string => [agencies, admin ? 'quản trị viên' : ''].filter(Boolean).join(' hoặc ');
