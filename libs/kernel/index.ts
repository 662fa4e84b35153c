// What every feature may use and stays pure. clock.ts and ids.ts touch the machine and are imported by name.
export * from './clean-text.rule.js';
export * from './day.rule.js';
export * from './decider.rule.js';
export * from './events.rule.js';
export * from './feature.rule.js';
export * from './obstacle.rule.js';
export * from './projection.rule.js';
export * from './refusal.rule.js';
export * from './input.rule.js';
export * from './json-bounds.rule.js';
export * from './json-place.rule.js';
export * from './note-mark.rule.js';
export * from './secrecy.rule.js';
export * from './settings.rule.js';
export * from './sheet-margins.rule.js';
export * from './shown.rule.js';
