export * from './clock.js';
export * from './day.rule.js';
export * from './decider.rule.js';
export * from './events.rule.js';
export * from './ids.js';
export * from './projection.rule.js';
export * from './refusal.rule.js';
