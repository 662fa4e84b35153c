// What the channels are called, in English.
export const channels: Readonly<Record<string, string>> = { email: 'e-mail', sms: 'SMS', webhook: 'webhook' };

/** A channel that has no name here is called as policies call it. */
export const channelName = (channel: string | number = ''): string => channels[channel] ?? String(channel);
