// What a reviewer types is cleaned at the edge as a document is.
import { decisionBody } from './plan.requests.js';

const titled = (title: string) => decisionBody.parse({ decision: 'correct', row: 'r01', cells: { title } });

describe('words of a reviewer', () => {
  it('lose the marks that nobody sees, and keep their lines', () => {
    expect(titled(' Rà\u202e soát\u0000 văn\u200b bản\r\nlần hai ')).toMatchObject({ cells: { title: 'Rà soát văn bản\nlần hai' } });
  });

  it('of nothing but such marks are empty', () => {
    expect(decisionBody.safeParse({ decision: 'correct', row: 'r01', cells: { title: '\u202e\u0000 ' } }).success).toBe(false);
  });
});
