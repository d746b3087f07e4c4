import { parse } from 'yaml';
import { z } from 'zod';
import { found } from '../../platform/refusal.ts';
import { kindRules, offeredKinds, type ProgramKind } from '../programs/program-kind.ts';
import {
  addition,
  type ExerciseKey,
  exerciseKeys,
  moments,
  type Playbook,
  playbook,
} from './playbook.ts';

const files = import.meta.glob<string>(['./kinds/*.yaml', './additions.yaml', './exercises/*.md'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

const additions = z
  .array(addition.extend({ moment: z.enum(moments) }))
  .parse(parse(found(files['./additions.yaml'])));

function readPlaybook(kind: ProgramKind): Playbook {
  const read = playbook.parse(parse(found(files[`./kinds/${kind}.yaml`])));
  // One conversation is too short for more than the question itself.
  if (kindRules[kind].isSingle) return read;
  return {
    ...read,
    phases: read.phases.map((phase) => ({
      ...phase,
      additions: [
        ...phase.additions,
        ...additions
          .filter(({ moment }) => moment === phase.moment)
          .map(({ moment: _moment, ...rest }) => rest),
      ],
    })),
  };
}

/** The playbooks that ship with Ithaca, one for each kind. They are read once. */
export const builtInPlaybooks = Object.fromEntries(
  offeredKinds.map((kind) => [kind, readPlaybook(kind)]),
) as Record<ProgramKind, Playbook>;

const exerciseHead = z.strictObject({
  title: z.string().min(1),
  minutes: z.int().positive(),
  /** Where in an engagement what came of it is kept. */
  keep: z.enum(['sessions', 'goals', 'goals/new', 'network']),
});

function readExercise(key: ExerciseKey) {
  const file = found(files[`./exercises/${key}.md`]);
  const parts = /^---\n(?<head>.*?)\n---\n(?<body>.*)$/s.exec(file)?.groups;
  return { ...exerciseHead.parse(parse(parts?.head ?? '')), body: parts?.body?.trim() ?? '' };
}

export const exercises = Object.fromEntries(
  exerciseKeys.map((key) => [key, readExercise(key)]),
) as Record<ExerciseKey, ReturnType<typeof readExercise>>;

export function findExercise(key: string | undefined) {
  const known = found(exerciseKeys.find((each) => each === key));
  return { key: known, ...exercises[known] };
}
