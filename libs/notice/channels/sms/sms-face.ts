// What all ways of sending text messages have in common: the name, whom they reach, what they say, how fast.
import { stableKey } from '../../../kernel/ids.js';
import { normalisePhone } from '../../../kernel/phone.rule.js';
import { split } from '../../sms/segments.rule.js';
import { smsText } from '../../templates/sms.rule.js';
import type { Channel } from '../port/channel.js';
import { pace } from '../port/pace.js';
import type { SmsSettings } from './sms-settings.js';

type Face = Pick<Channel, 'name' | 'reach' | 'render' | 'identify'> & Required<Pick<Channel, 'turn' | 'parts'>>;

export function smsFace(settings: SmsSettings): Face {
  return {
    name: 'sms',
    reach({ phone }) {
      if (!phone) return null;
      const number = normalisePhone(phone);
      return 'e164' in number ? { address: number.e164 } : { address: phone, fault: number.fault };
    },
    identify: (key) => stableKey('sms', key).slice(0, 4),
    render: (view) => ({ subject: '', text: smsText(view, settings), html: '' }),
    parts: ({ text }) => split(text, settings.coding).length,
    turn: pace(settings.perSecond),
  };
}
