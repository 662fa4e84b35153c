import { orThrow, RefusedError, refuse } from './index.js';

describe('an answer that may be a refusal', () => {
  it('is handed on when it is none, whatever it is', () => {
    const state = { refused: false };
    expect(orThrow(state)).toBe(state);
    expect(orThrow(null)).toBeNull();
    expect(orThrow('')).toBe('');
  });

  it('is thrown whole when it is one', () => {
    const refusal = refuse('task.unknown', { task: 't1' });
    const thrown = (() => {
      try {
        return orThrow(refusal);
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toBeInstanceOf(RefusedError);
    expect((thrown as RefusedError).refusal).toBe(refusal);
  });
});
