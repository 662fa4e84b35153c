// JSON is bounded by its bytes, before a parser makes anything of it.
import { refuse } from './refusal.rule.js';
import { beyondJsonBounds } from './json-bounds.rule.js';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const BOUNDS = { depth: 3, values: 6 };
const deep = refuse('json-too-deep', { limit: 3 });
const many = refuse('json-too-many', { limit: 6 });

it.each([
  ['as deep as it may be', '[[[1]]]', null],
  ['one deeper', '[[[[1]]]]', deep],
  ['objects count as lists do', '{"a":{"b":[{}]}}', deep],
  ['what is closed is not deep', '[[1],[[1]]]', null],
  ['deep and never closed', '[[[[', deep],
  ['as many as there may be: the list and five in it', '[1,2,3,4,5]', null],
  ['one more', '[1,2,3,4,5,6]', many],
  ['one more in objects', '{"a":1,"b":{"c":2,"d":3,"e":4}}', null],
  ['names are no values', '{"a":1,"b":{"c":2,"d":3,"e":4,"f":5}}', many],
  ['signs within a text are letters', '["[[[[,,,,,,,,{{{{"]', null],
  ['also behind a quote that is escaped', '["\\"[[[[,,,,,,,,", 1]', null],
  ['a backslash that is escaped escapes nothing', '["\\\\", [[[1]]]]', deep],
  ['Vietnamese', '["Ủy ban nhân dân tỉnh, Sở Tư pháp, Sở Y tế, Sở Tài chính, Sở Nội vụ, Sở Xây dựng"]', null],
  ['a text that never ends', '["[[[[[', null],
  ['no JSON', '}}}}', null],
  ['nothing', '', null],
])('%s', (_, text, refusal) => expect(beyondJsonBounds(bytes(text), BOUNDS)).toEqual(refusal));
