// A notice is raised once and dropped at most once.
import { isRefusal, type Fact } from '../../kernel/index.js';
import type { NoticeCommand } from './notice.commands.js';
import { noticeDecider } from './notice.decider.js';
import type { NoticeEvent } from './notice.events.js';
import { aNotice } from '../../../test/support/notice-samples.js';

const { state: _s, raisedAt: _a, raisedBy: _b, correlationId: _c, message: _m, sentAt: _t, dropped: _d, passedOn: _p, ...data } = aNotice();
const raise: NoticeCommand = { type: 'RaiseNotice', ...data };
const drop: NoticeCommand = { type: 'DropNotice', key: 'n1', reason: 'done', params: {}, sent: false };
const raised: NoticeEvent = { type: 'NoticeRaised', data };
const dropped: NoticeEvent = { type: 'NoticeDropped', data: { key: 'n1', reason: 'done', params: {} } };

const given = (...facts: NoticeEvent[]) => ({
  when(command: NoticeCommand): Fact[] | string {
    const answer = noticeDecider.decide(command, facts.reduce(noticeDecider.evolve, noticeDecider.initial));
    return isRefusal(answer) ? answer.code : answer;
  },
});

describe('a notice', () => {
  it('is raised', () => expect(given().when(raise)).toEqual([raised]));
  it('is not raised a second time', () => expect(given(raised).when(raise)).toEqual([]));
  it('is not raised again once dropped', () => expect(given(raised, dropped).when(raise)).toEqual([]));
  it('is dropped with its reason', () => expect(given(raised).when(drop)).toEqual([dropped]));
  it('is dropped once', () => expect(given(raised, dropped).when(drop)).toEqual([]));
  it('cannot be dropped before it was raised', () => expect(given().when(drop)).toBe('notice.unknown'));
  it('cannot be dropped once a message carried it', () => expect(given(raised).when({ ...drop, sent: true })).toBe('notice.already-sent'));

  const passedOn = { key: 'n1', on: 'n1.email', channel: 'email', reason: 'no-address', params: {} };
  const passOn: NoticeCommand = { type: 'PassOnNotice', ...passedOn };
  it('is passed on to another channel once, dropped or not', () => {
    const fact: NoticeEvent = { type: 'NoticePassedOn', data: passedOn };
    expect(given(raised).when(passOn)).toEqual([fact]);
    expect(given(raised, dropped).when(passOn)).toEqual([fact]);
    expect(given(raised, fact).when(passOn)).toEqual([]);
    expect(given(raised, fact).when(drop)).toEqual([]);
    expect(given().when(passOn)).toBe('notice.unknown');
  });
});
