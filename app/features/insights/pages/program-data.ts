import { downloadResponse } from '../../../http/download-response.ts';
import { memberPage } from '../../../http/page.server.ts';
import { i18n } from '../../../i18n.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { zipStream } from '../../documents/zip.server.ts';
import { countResponses } from '../../evaluation/evaluation-plan-queries.server.ts';
import { compareCohorts } from '../across.server.ts';
import { loadGroupAnswers } from '../dashboard.server.ts';
import { acrossCsv, dictionaryCsv, groupsCsv, loadCsv, responsesCsv } from '../data-files.ts';
import { engagementFilterFrom } from '../engagement-filter.ts';
import { engagementsCsv } from '../engagements-csv.ts';
import { listMentorLoad } from '../mentor-load.server.ts';
import { outcomesCsv } from '../outcomes-csv.ts';
import { listProgramEngagements } from '../program-engagements.server.ts';
import { reportOutcomes } from '../program-outcomes.server.ts';

/** Everything about the program that the asker may see, as tables with a dictionary of their columns. */
export const loader = memberPage(async ({ world, actor, params, url }) => {
  const id = idFrom(params.program);
  const report = await reportOutcomes(world, actor, id);
  const everything = engagementFilterFrom(new URL(url.pathname, url));
  const slice = { offset: 0, limit: Number.POSITIVE_INFINITY };
  return downloadResponse(
    i18n.t('dictionary:zip', { program: report.program.name }),
    'application/zip',
    zipStream([
      { path: 'dictionary.csv', read: async () => dictionaryCsv() },
      {
        path: 'engagements.csv',
        read: async () => {
          const list = await listProgramEngagements(world, actor, id, everything, slice);
          return engagementsCsv(list.engagements);
        },
      },
      { path: 'outcomes.csv', read: async () => outcomesCsv(report) },
      {
        path: 'groups.csv',
        read: async () => {
          const { groups, smallestGroup } = await loadGroupAnswers(world, actor, id);
          return groupsCsv(groups, smallestGroup);
        },
      },
      {
        path: 'responses.csv',
        read: async () => responsesCsv(await countResponses(world, actor, id)),
      },
      {
        path: 'load.csv',
        read: async () => {
          const load = await listMentorLoad(world, actor, id, {
            ...slice,
            smallestGroup: report.smallestGroup,
          });
          return loadCsv(load.mentors);
        },
      },
      { path: 'across.csv', read: async () => acrossCsv(await compareCohorts(world, actor)) },
    ]),
  );
});
