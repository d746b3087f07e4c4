import type { TextKey, TextValues } from '../../../i18n.ts';
import type { Actor } from '../../../platform/actor.ts';
import { found } from '../../../platform/refusal.ts';
import type { World } from '../../../platform/world.ts';
import { type Side, sidesOf } from '../../programs/program-kind.ts';
import type { Program } from '../../programs/program-queries.server.ts';
import { checkRows, type Fault } from './check-rows.ts';
import { type ColumnMapping, guessMapping, mappingFrom } from './column-mapping.ts';
import { findKnown, findUpload } from './import-queries.server.ts';
import { mappingProblem } from './mapping-problem.ts';
import { readTable } from './read-table.ts';

const shownFaults = 200;
const shownRows = 3;

/** A dry run: what an import of this upload would do, with the columns and side of the address. */
export async function previewImport(
  world: World,
  actor: Actor,
  program: Program,
  uploadId: string,
  search: URLSearchParams,
): Promise<{
  fileName: string;
  encoding: string;
  header: string[];
  sample: string[][];
  rowCount: number;
  mapping: ColumnMapping;
  side: Side | null;
  problem: { key: TextKey; values?: TextValues } | null;
  checked: { good: number; faulty: number; faults: Fault[]; faultCount: number } | null;
}> {
  const { content, ...upload } = await findUpload(world, actor, program.id, uploadId);
  const table = found(readTable(content));
  const isChecking = search.has('check');
  const mapping = isChecking ? mappingFrom(search) : guessMapping(table.header, program.questions);
  const sides = sidesOf(program.kind);
  const side = sides.find((each) => each === search.get('every_side')) ?? null;
  const shown = {
    ...upload,
    header: table.header,
    sample: table.rows.slice(0, shownRows).map((row) => row.cells.slice(0, table.header.length)),
    rowCount: table.rows.length,
    mapping,
    side,
    // Without an e-mail column it is no use to look over the rest first.
    problem:
      isChecking || mapping.email === undefined
        ? mappingProblem(mapping, side, table.header)
        : null,
    checked: null,
  };
  if (!isChecking || shown.problem) return shown;
  const known = await findKnown(world, actor, program);
  const { good, faults } = checkRows(table, mapping, { sides, side, ...known });
  return {
    ...shown,
    checked: {
      good: good.length,
      faulty: table.rows.length - good.length,
      faults: faults.slice(0, shownFaults),
      faultCount: faults.length,
    },
  };
}
