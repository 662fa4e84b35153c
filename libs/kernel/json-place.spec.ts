// The place is what the parser of this Node says.
import { jsonPlace } from './json-place.rule.js';

const placeIn = (text: string) => {
  try {
    JSON.parse(text);
    return 'parsed';
  } catch (error) {
    return jsonPlace((error as Error).message);
  }
};

describe('the place at which JSON goes wrong', () => {
  it('is counted from one', () => expect(placeIn('{"year": 2027,}')).toEqual({ place: 15 }));
  it('is left out where the parser does not say it', () => expect(jsonPlace('Unexpected end of JSON input')).toEqual({}));
});
