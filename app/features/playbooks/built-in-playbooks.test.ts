import { describe, expect, it } from 'vitest';
import { renderArticle } from '../../platform/markdown.server.ts';
import { fields } from '../guide/article.ts';
import { careerStages } from '../profiles/profile.ts';
import { offeredKinds } from '../programs/program-kind.ts';
import { builtInPlaybooks, exercises } from './built-in-playbooks.server.ts';
import { exerciseKeys, fillings } from './playbook.ts';

describe('the playbooks that ship', () => {
  it.each(offeredKinds)('say what to do from the beginning to the end: %s', (kind) => {
    const { agenda, phases } = builtInPlaybooks[kind];
    expect(phases.map(({ moment }) => moment)).toContain('ending');
    expect(agenda.filter((line) => line.includes('{step}'))).toHaveLength(1);
    for (const filling of agenda.flatMap((line) => line.match(/\{\w+\}/g) ?? [])) {
      expect(fillings.map((each) => `{${each}}`)).toContain(filling);
    }
    for (const { steps } of phases) {
      expect(steps.length).toBeGreaterThan(0);
      for (const step of steps) {
        expect(step.agenda.length, step.key).toBeGreaterThan(0);
        expect(step.prompts.length, step.key).toBeGreaterThan(0);
        expect(renderArticle(step.guidance)).toMatch(/^<p>/);
      }
    }
    expect(JSON.stringify(phases)).not.toContain('!');
  });

  it('use every exercise, and have a word and a question for every career stage and field', () => {
    const phases = Object.values(builtInPlaybooks).flatMap((playbook) => playbook.phases);
    const used = phases.flatMap(({ steps }) => steps.flatMap(({ exercise }) => exercise ?? []));
    expect(exerciseKeys.filter((key) => !used.includes(key))).toEqual([]);
    const additions = phases.flatMap((each) => each.additions);
    expect(additions.filter(({ question }) => question === '')).toEqual([]);
    const told = additions.flatMap(({ stages, industries }) => [...stages, ...industries]);
    expect([...careerStages, ...fields].filter((reader) => !told.includes(reader))).toEqual([]);
  });

  it.each(exerciseKeys)('explain the exercise %s step by step', (key) => {
    expect(renderArticle(exercises[key].body)).toContain('<ol>');
    expect(exercises[key].body).not.toContain('!');
  });
});
