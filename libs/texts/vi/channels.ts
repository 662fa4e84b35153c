// What the channels are called, in Vietnamese.
export const channels: Readonly<Record<string, string>> = { email: 'thư điện tử', sms: 'tin nhắn SMS', webhook: 'cổng kết nối' };

/** A channel that has no name here is called as policies call it. */
export const channelName = (channel: string | number = ''): string => channels[channel] ?? String(channel);
