import type { Operation } from '../../../http/api.server.ts';
import { operations as requests } from '../../choice/api/requests.ts';
import { operations as rounds } from '../../choice/api/rounds.ts';
import { operations as enrolments } from '../../enrolment/api/enrolments.ts';
import { operations as lotteries } from '../../enrolment/api/lotteries.ts';
import { operations as engagements } from '../../insights/api/engagements.ts';
import { operations as approval } from '../../matching/api/approval.ts';
import { operations as policy } from '../../matching/api/policy.ts';
import { operations as proposals } from '../../matching/api/proposals.ts';
import { operations as run } from '../../matching/api/run.ts';
import { operations as runs } from '../../matching/api/runs.ts';
import { operations as secondLooks } from '../../matching/api/second-looks.ts';
import { operations as whatIfs } from '../../matching/api/what-ifs.ts';
import { me } from '../../organizations/api/me.ts';
import { operations as program } from '../../programs/api/program.ts';
import { operations as programs } from '../../programs/api/programs.ts';

export { me };

/** What can be asked below /o/{organization}, in the order of the API's document. */
export const operations: readonly Operation[] = [
  ...programs,
  ...program,
  ...enrolments,
  ...lotteries,
  ...policy,
  ...runs,
  ...run,
  ...proposals,
  ...whatIfs,
  ...approval,
  ...secondLooks,
  ...rounds,
  ...requests,
  ...engagements,
];
