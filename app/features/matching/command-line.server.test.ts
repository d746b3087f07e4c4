import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Person } from '@ithaca/matching';
import Papa from 'papaparse';
import { expect, it, onTestFinished, vi } from 'vitest';
import { command } from '../../../server/cli/match.ts';
import { enrol, makeProgram } from '../../../tests/support/enrolled.ts';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import { createGenerator } from '../../platform/random.ts';
import type { MatchingInput } from '../../platform/solver.ts';
import { templateFor } from './matching-policy.ts';
import { savePolicy } from './save-policy.server.ts';
import { startRun } from './start-run.server.ts';

/** A run's people as somebody would have them in a spreadsheet. */
function toSheet(people: readonly Person[]): string {
  const list = (words: readonly string[] = []) =>
    words.map((word) => (word.includes(';') ? `"${word}"` : word)).join('; ');
  return Papa.unparse(
    people.map((person) => ({
      id: person.id,
      career_stage: person.careerStage,
      time_zone: person.timeZone,
      languages: list(person.languages),
      capacity: person.capacity,
      // The database's default: it matters most, for every wish alike.
      skills_wanted: list(person.skillsWanted?.map(({ skill }) => skill)),
      skills_offered: list(person.skillsOffered?.map(({ skill }) => skill)),
      // A question's column is called what the question asks.
      Tracks: list(person.fields?.Tracks as string[]),
      'Could begin': person.fields?.['Could begin'],
    })),
  );
}

it('finds on the command line the same pairs as on the web, from the same people and policy', async () => {
  const world = await createTestWorld();
  const { organizationId, manager } = await makeOrganization(world);
  const program = await makeProgram(world, organizationId);
  const asked = [
    {
      key: 'tracks',
      label: 'Tracks',
      kind: 'several',
      options: ['data', 'research; design', 'sales'],
    },
    { key: 'begin', label: 'Could begin', kind: 'day' },
  ];
  await world.db
    .updateTable('program')
    .set({ questions: JSON.stringify(asked) })
    .where('id', '=', program)
    .execute();
  const next = createGenerator(11);
  const pick = <T>(options: readonly T[]) => options[Math.floor(next() * options.length)] as T;
  for (let number = 0; number < 30; number++) {
    const side = number % 3 === 0 ? 'mentor' : 'mentee';
    const { enrolmentId } = await enrol(world, organizationId, program, {
      name: `Person ${number}`,
      side,
      capacity: side === 'mentor' ? 1 + Math.floor(next() * 3) : 1,
      languages: pick([['en'], ['en', 'fr'], ['fr']]),
      timeZone: pick(['Europe/London', 'America/New_York', 'Asia/Tokyo']),
      stage: pick(['early', 'mid', 'senior']),
      skills: [...new Set([pick(['Law', 'Art', 'Chess']), pick(['Law', 'Music', 'Code'])])],
    });
    const own = {
      tracks: pick([
        ['data'],
        ['data', 'research; design'],
        ['research; design'],
        ['research; design', 'sales'],
      ]),
      begin: pick(['2026-03-02', '2026-03-30', '2026-05-04']),
    };
    await world.db
      .updateTable('enrolment')
      .set({ answers: JSON.stringify({ own }) })
      .where('id', '=', enrolmentId)
      .execute();
  }
  const template = templateFor('one_to_one');
  await savePolicy(world, manager, program, {
    ...template,
    rules: [...template.rules, { rule: 'field', field: 'Tracks', must: 'overlap' }],
    criteria: [
      ...template.criteria,
      { criterion: 'field', field: 'Could begin', match: 'near', within: 60, weight: 20 },
    ],
  });
  const run = await startRun(world, manager, program);
  await world.runJobs();
  const { input, policy } = await world.db
    .selectFrom('matching_run')
    .innerJoin('matching_policy', 'matching_policy.id', 'matching_run.policy_id')
    .select(['input', 'policy'])
    .where('matching_run.id', '=', run)
    .executeTakeFirstOrThrow();
  const proposals = await world.db
    .selectFrom('matching_proposal')
    .select(['mentee_enrolment_id as mentee', 'mentor_enrolment_id as mentor', 'fit'])
    .where('run_id', '=', run)
    .execute();

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ithaca-match-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true }));
  const file = (name: string) => path.join(folder, name);
  const frozen = input as unknown as MatchingInput;
  fs.writeFileSync(file('mentees.csv'), toSheet(frozen.mentees));
  fs.writeFileSync(file('mentors.csv'), toSheet(frozen.mentors));
  fs.writeFileSync(file('policy.json'), JSON.stringify(policy));
  const quiet = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  onTestFinished(() => quiet.mockRestore());
  const from = ['mentees', 'mentors'].flatMap((side) => [`--${side}`, file(`${side}.csv`)]);
  await command.run([...from, '--policy', file('policy.json'), '--out', file('pairs.csv')]);

  const { data } = Papa.parse<Record<string, string>>(
    fs.readFileSync(file('pairs.csv'), 'utf8').replace(/^\uFEFF/, ''),
    { header: true, skipEmptyLines: true },
  );
  const key = (pair: { mentee?: string; mentor?: string; fit?: string | number }) =>
    `${pair.mentee} ${pair.mentor} ${pair.fit}`;
  expect(proposals.length).toBeGreaterThan(5);
  expect(data.map(key).sort()).toEqual(proposals.map(key).sort());
});
