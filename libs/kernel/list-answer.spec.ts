import { listAnswer } from './list-answer.js';

async function written(...answer: Parameters<typeof listAnswer>): Promise<unknown> {
  let text = '';
  for await (const part of listAnswer(...answer)) text += String(part);
  return JSON.parse(text);
}

it.each([0, 1, 50, 51, 100, 120])('a list of %d is the JSON it would be', async (count) => {
  const items = Array.from({ length: count }, (_, index) => ({ n: index, text: `Sở "Tư pháp" ${index}`, none: null }));
  expect(await written('events', items)).toEqual({ events: items });
  expect(await written('events', items, { more: true, next: { a: 1 } })).toEqual({ events: items, more: true, next: { a: 1 } });
});
