import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import type { ProgramKind } from '../programs/program-kind.ts';
import { loadProgram } from '../programs/program-queries.server.ts';
import { builtInPlaybooks } from './built-in-playbooks.server.ts';
import { canKeepPlaybooks, type Playbook, playbook } from './playbook.ts';

export interface KeptPlaybook {
  /** 0: as it ships. */
  version: number;
  content: Playbook;
}

/** The playbook that new engagements of a program begin with. */
export async function loadProgramPlaybook(
  connection: Connection,
  program: { id: string; kind: ProgramKind },
): Promise<KeptPlaybook> {
  const row = await connection
    .selectFrom('playbook_version')
    .select(['version', 'content'])
    .where('program_id', '=', program.id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row
    ? { version: row.version, content: playbook.parse(row.content) }
    : { version: 0, content: builtInPlaybooks[program.kind] };
}

/** The playbook that an engagement keeps, whatever its program has made of it since. */
export async function loadPlaybook(
  connection: Connection,
  { kind, playbookId }: { kind: ProgramKind; playbookId: string | null },
): Promise<Playbook> {
  if (playbookId === null) return builtInPlaybooks[kind];
  const row = await connection
    .selectFrom('playbook_version')
    .select('content')
    .where('id', '=', playbookId)
    .executeTakeFirst();
  return row ? playbook.parse(row.content) : builtInPlaybooks[kind];
}

/** A program's playbook for the managers who keep it, with all versions and how many work by each. */
export async function findProgramPlaybook(world: World, actor: Actor, programId: string) {
  if (!canKeepPlaybooks(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    const program = await loadProgram(connection, programId);
    const rows = await connection
      .selectFrom('playbook_version')
      .leftJoin('person', 'person.id', 'playbook_version.created_by')
      .select(['playbook_version.id', 'version', 'playbook_version.created_at', 'person.name'])
      .where('program_id', '=', programId)
      .orderBy('version', 'desc')
      .execute();
    const used = await connection
      .selectFrom('engagement')
      .select(['playbook_id', (eb) => eb.fn.countAll<number>().as('count')])
      .where('program_id', '=', programId)
      .where('phase', 'not in', ['closed', 'ended_early'])
      .groupBy('playbook_id')
      .execute();
    const usedBy = (id: string | null) => used.find((row) => row.playbook_id === id)?.count ?? 0;
    const versions = [
      ...rows.map((row) => ({
        version: row.version,
        by: row.name,
        at: row.created_at.toISOString(),
        engagements: usedBy(row.id),
      })),
      { version: 0, by: null, at: null, engagements: usedBy(null) },
    ];
    const present = await loadProgramPlaybook(connection, program);
    return {
      program,
      present,
      versions,
      /** Open engagements that keep an earlier version. */
      behind: versions
        .filter(({ version }) => version !== present.version)
        .reduce((sum, { engagements }) => sum + engagements, 0),
    };
  });
}
