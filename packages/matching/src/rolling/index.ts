/** `@ithaca/matching/rolling`: when somebody comes or leaves, and pairs exist already. */
export { type Improvement, improve } from './improve.ts';
export type { Renewal } from './renewal.ts';
export { type Repair, repair } from './repair.ts';
