import { upcast, type StoredEvent } from '../../kernel/index.js';
import { confidenceOf } from './confidence.rule.js';
import { PLAN_UPCASTERS } from '../plan-upcasters.rule.js';
import { planProblem } from './document/problem.rule.js';

describe('confidence in a row', () => {
  it('is whole without a doubt, and every kind of doubt takes its share once', () => {
    const carried = planProblem('cell-carried', 'dòng 1', '', { column: 'lead' });
    const prose = planProblem('prose-task', 'dòng 1', '');
    expect(confidenceOf([])).toBe(1);
    expect(confidenceOf([carried])).toBe(0.7);
    expect(confidenceOf([carried, carried])).toBe(0.7);
    expect(confidenceOf([carried, prose])).toBe(0.35);
  });

  it('is not lowered by what is not a doubt about the reading', () => {
    expect(confidenceOf([planProblem('funding-missing', 'dòng 1', '')])).toBe(1);
  });

  it('is worked out for plans imported before it was kept', () => {
    const problems = [planProblem('lead-missing', 'dòng 1', '')];
    const event = {
      type: 'PlanImported',
      version: 1,
      data: { plan: 'p', problems, tasks: [{ title: 'Việc', problems }] },
    } as unknown as StoredEvent;
    expect(upcast(event, PLAN_UPCASTERS)).toMatchObject({
      version: 3,
      data: { plan: 'p', tasks: [{ title: 'Việc', problems, confidence: 0.5 }] },
    });
  });
});
