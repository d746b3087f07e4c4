import { advising } from './en/advising.ts';
import { anyBeginning } from './en/any-beginning.ts';
import { anyGrowing } from './en/any-growing.ts';
import { anyLeading } from './en/any-leading.ts';
import { anyTurning } from './en/any-turning.ts';
import { building } from './en/building.ts';
import { creative } from './en/creative.ts';
import { education } from './en/education.ts';
import { finance } from './en/finance.ts';
import { health } from './en/health.ts';
import { manufacturing } from './en/manufacturing.ts';
import { nonProfit } from './en/non-profit.ts';
import { publicService } from './en/public-service.ts';
import { science } from './en/science.ts';
import { service } from './en/service.ts';
import { technology } from './en/technology.ts';
import type { BuiltInTemplate } from './goal-template.ts';

const english: readonly BuiltInTemplate[] = [
  ...anyBeginning,
  ...anyGrowing,
  ...anyLeading,
  ...anyTurning,
  ...advising,
  ...building,
  ...creative,
  ...education,
  ...finance,
  ...health,
  ...manufacturing,
  ...nonProfit,
  ...publicService,
  ...science,
  ...service,
  ...technology,
];

/** By language. A further one has the same keys; the test sees to it. */
export const builtInByLanguage: Record<string, readonly BuiltInTemplate[]> = { en: english };

/** The templates that ship with Ithaca, in this language or else in English. */
export function builtInTemplates(language: string): readonly BuiltInTemplate[] {
  return builtInByLanguage[language] ?? english;
}
