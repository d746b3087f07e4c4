import { csvResponse } from '../../../http/csv-response.ts';
import { memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { filterFrom } from '../enrolment-queries.server.ts';
import { exportEnrolments } from '../export-enrolments.server.ts';

export const loader = memberPage(async ({ world, actor, params, url }) => {
  const { fileName, text } = await exportEnrolments(
    world,
    actor,
    idFrom(params.program),
    filterFrom(url),
  );
  return csvResponse(fileName, text);
});
