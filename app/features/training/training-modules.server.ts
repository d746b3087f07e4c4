import { parse } from 'yaml';
import { found } from '../../platform/refusal.ts';
import {
  type ModuleKey,
  moduleKeys,
  type TrainingModule,
  trainingModule,
} from './training-module.ts';

const files = import.meta.glob<string>('./modules/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The modules ship with the server, so they are read once. */
export const modules = Object.fromEntries(
  moduleKeys.map((key) => [
    key,
    trainingModule.parse(parse(found(files[`./modules/${key}.yaml`]))),
  ]),
) as Record<ModuleKey, TrainingModule>;

export function moduleNamed(key: string | undefined): ModuleKey {
  return found(moduleKeys.find((each) => each === key));
}
