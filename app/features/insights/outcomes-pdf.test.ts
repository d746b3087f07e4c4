import { describe, expect, it } from 'vitest';
import { pdfPages } from '../../../tests/support/pdf-text.ts';
import { pulseQuestions } from '../engagements/pulse.ts';
import { steps } from './funnel.ts';
import { ismcpPdf } from './ismcp-pdf.server.tsx';
import { type LevelClass, reportLevels } from './level-report.ts';
import { type MeasureReport, reportMeasure } from './measure-report.ts';
import { reportCareerEvents, reportContributions, reportIntroductions } from './network-report.ts';
import { reportSummaries } from './outcome-report.ts';
import { outcomesPdf } from './outcomes-pdf.server.tsx';
import type { ProgramOutcomes } from './program-outcomes.server.ts';
import { pulseTrend } from './pulse-trend.ts';
import { reportSkills } from './skill-ladder.ts';

const k = 5;
const paper = { organization: 'Łódź Lighthouse', today: '2026-03-02' };

/** The report of a program in which so many people did everything. */
function reportOf(people: number, name: string): ProgramOutcomes {
  const sums = (mean: number) => ({ n: people, mean, deviation: 0.8 });
  const skills = reportSkills(
    {
      asked: people,
      paired: people,
      change: 0.9,
      changeDeviation: 0.7,
      before: 1.2,
      close: 2.1,
      midPeople: people,
      mid: 1.8,
      backPeople: people,
      back: 1,
      lookback: 1.1,
      lookbackDeviation: 0.6,
    },
    k,
  );
  const measure = (index: number): MeasureReport =>
    reportMeasure(
      {
        key: String(index),
        name: `${name} ${index}`.slice(0, 120),
        isCount: index === 2,
        asked: people,
        groups: { program: sums(0.4), drawn: sums(0.4), waits: sums(0.1) },
        besides: [{ until: 'after', asked: people, groups: { program: sums(0.3) } }],
      },
      k,
    );
  const classes: LevelClass[] = [0, 1, 2, 3, 4].map((level) => ({
    groups: [],
    people,
    goals: [0, 1, 2, 3, 4].map((each) => (each === level ? people : 0)),
    score: people * (50 + 10 * (level - 2)),
  }));
  const levels = reportLevels(classes, 5 * people, k);
  return {
    program: { name, state: 'closed' },
    smallestGroup: k,
    funnel: steps.map((step) => ({ step, count: people })),
    daysToFirstMeeting: people === 0 ? null : 9,
    sessionsHeld: people * 5,
    targets: {
      firstMeeting: { of: people, met: people },
      agreement: { of: people, met: people },
      rhythm: { of: people * 6, met: people * 5 },
      plannedClose: { of: people, met: people },
    },
    attainment: { own: levels, partner: levels },
    pulse: {
      invited: people < k ? 'few' : people,
      months: pulseTrend(
        ['2026-01-01', '2026-02-01'].flatMap((month) =>
          pulseQuestions.map((question) => ({
            month,
            question,
            groups: [],
            people,
            total: people * 4,
          })),
        ),
        k,
      ),
    },
    skills: { own: skills, partner: skills },
    measures: [0, 1, 2, 3].map(measure),
    introductions: reportIntroductions([{ counts: [1, 1, 1], people }], k),
    careerEvents: reportCareerEvents([{ counts: [1, 1, 1, 1], people }], k),
    contributions: reportContributions([{ counts: [1, 1, 1], people }], k),
    summaries: reportSummaries({ outcomes: people, people, shared: [] }, k),
  };
}

const long = 'Women in engineering who come back after a long leave, and the people who lead them';
const longer = `${long}: third cohort, 2026`.slice(0, 120);

describe('the outcome report on paper', () => {
  it.each([
    [0, 'Spring'],
    [4, 'Spring'],
    [400, 'Spring'],
    [12_000, longer],
    [12_000, 'Donaudampfschifffahrtsgesellschaft'.repeat(4).slice(0, 120)],
  ])('is one page for a sponsor, with %d people as with any name (%s)', async (people, name) => {
    const pages = await pdfPages(
      await outcomesPdf(reportOf(people, name), { ...paper, isSummary: true }),
    );
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('Page 1 of 1');
    expect(pages[0]).toContain('Łódź Lighthouse');
    expect(pages[0]).toContain('Change, not effect');
  });

  it('holds no number of people below the smallest group, and numbers its pages', async () => {
    const pages = await pdfPages(
      await outcomesPdf(reportOf(4, 'Spring'), { ...paper, isSummary: false }),
    );
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    }
    const text = pages.join(' ').replace(/\s+/g, ' ');
    expect(text).not.toContain('+0.');
    expect(text).toContain('fewer than 5 people');
  });
});

it('the evidence by area holds every word, however much was written', async () => {
  const lines = Array.from({ length: 400 }, (_, number) => `line${number}`);
  const areas = [{ title: '1. Purpose', facts: [['For', lines.join(' ')] as [string, string]] }];
  const text = (await pdfPages(await ismcpPdf({ program: 'Spring', areas }, paper))).join(' ');
  for (const line of lines) expect(text).toMatch(new RegExp(`${line}\\b`));
});
