import { z } from 'zod';
import { i18n } from '../../../i18n.ts';
import type { Actor } from '../../../platform/actor.ts';
import { asActor, type Connection } from '../../../platform/database.server.ts';
import { found, NotFound } from '../../../platform/refusal.ts';
import type { World } from '../../../platform/world.ts';
import type { Kind } from '../../engagements/engagement.ts';
import { careerStages } from '../../profiles/profile.ts';
import { builtInTemplates } from './built-in-templates.ts';
import { canKeepTemplates, type GoalTemplate, templateContent } from './goal-template.ts';
import type { Seeker } from './template-fit.ts';

/**
 * The organization's own templates, then those that ship with Ithaca, each as the organization
 * changed it; hidden ones too.
 */
async function readGoalTemplates(
  connection: Connection,
  organizationId: string,
): Promise<GoalTemplate[]> {
  const rows = await connection
    .selectFrom('goal_template')
    .select(['id', 'built_in_key', 'content', 'is_hidden', 'updated_at'])
    .where('organization_id', '=', organizationId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  const byKey = new Map(rows.map((row) => [row.built_in_key, row]));
  const own = rows.flatMap((row): GoalTemplate[] =>
    row.built_in_key !== null
      ? []
      : [
          {
            ...templateContent.parse(row.content),
            id: row.id,
            origin: 'own',
            isHidden: row.is_hidden,
            seen: row.updated_at.toISOString(),
          },
        ],
  );
  const builtIn = builtInTemplates(i18n.language).map((template): GoalTemplate => {
    const row = byKey.get(template.key);
    return {
      ...templateContent.parse(row?.content ?? template),
      id: template.key,
      origin: row?.content ? 'changed' : 'built_in',
      isHidden: row?.is_hidden ?? false,
      seen: row?.updated_at.toISOString() ?? '',
    };
  });
  return [...own, ...builtIn];
}

/** All of them, for the manager who keeps them. */
export async function listGoalTemplates(world: World, actor: Actor): Promise<GoalTemplate[]> {
  if (!canKeepTemplates(actor)) throw new NotFound();
  return asActor(world.db, actor, (connection) =>
    readGoalTemplates(connection, actor.organizationId),
  );
}

export async function findGoalTemplate(
  world: World,
  actor: Actor,
  id: string,
): Promise<GoalTemplate> {
  const templates = await listGoalTemplates(world, actor);
  return found(templates.find((template) => template.id === id));
}

/** Those that a member may begin a goal from. */
export async function listOfferedTemplates(
  connection: Connection,
  actor: Actor,
): Promise<GoalTemplate[]> {
  const templates = await readGoalTemplates(connection, actor.organizationId);
  return templates.filter((template) => !template.isHidden);
}

/** What the actor's own profile says of where they stand. */
export async function findSeeker(
  connection: Connection,
  actor: Actor,
  kind: Kind,
): Promise<Seeker> {
  const row = await connection
    .selectFrom('profile')
    .select(['career_stage', 'industry'])
    .where('organization_id', '=', actor.organizationId)
    .where('person_id', '=', actor.personId)
    .executeTakeFirst();
  return {
    stage: z
      .enum(careerStages)
      .nullable()
      .parse(row?.career_stage ?? null),
    industry: row?.industry ?? '',
    kind,
  };
}
