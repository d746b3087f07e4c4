import { asActor } from '../../platform/database.server.ts';
import { answerRound } from '../choice/answer-round.server.ts';
import { listMentors } from '../choice/mentor-queries.server.ts';
import { requestMentor } from '../choice/request-mentor.server.ts';
import type { Wish } from '../choice/round.ts';
import { findOwnRound } from '../choice/round-queries.server.ts';
import { startRound } from '../choice/start-round.server.ts';
import { dayAfter, moment, type Past } from './past.ts';
import type { Company } from './tell-organization.server.ts';
import type { Script } from './tell-program.server.ts';

/** Half of the mentees have said whom they would like, and one has asked the mentor whose eyes a visitor can use. */
export async function tellChoice(
  past: Past,
  company: Company,
  programId: string,
  { mentees }: Script,
  today: string,
): Promise<void> {
  past.clock.moveTo(moment(dayAfter(today, -5), 9));
  const closesOn = dayAfter(today, 6);
  const roundId = await startRound(past, company.manager.actor, programId, { size: 3, closesOn });
  for (const [number, { actor }] of mentees.slice(0, 5).entries()) {
    past.clock.moveTo(moment(dayAfter(today, -4 + (number % 3)), 10 + number));
    const { lists } = await asActor(past.db, actor, (connection) =>
      findOwnRound(connection, actor, roundId),
    );
    const [list] = lists;
    if (!list) continue;
    const places: Wish[] = ['1', '2', number === 3 ? 'no' : ''];
    const wish = Object.fromEntries(
      list.options.map(({ enrolmentId }, at) => [enrolmentId, places[at] ?? '']),
    );
    await answerRound(past, actor, roundId, { enrolment: list.enrolmentId, wish });
  }
  past.clock.moveTo(moment(dayAfter(today, -2), 14));
  for (const { actor } of mentees.slice(5)) {
    const { mentors } = await listMentors(past, actor, programId);
    const wanted = mentors.find(({ personId }) => personId === company.mentor.actor.personId);
    if (!wanted?.isAllowed) continue;
    await requestMentor(past, actor, {
      programId,
      mentorEnrolmentId: wanted.enrolmentId,
      message:
        'I read what you wrote about saying no. That is exactly what I struggle with since others come to me with their questions. Would you have an hour a month for me?',
    });
    return;
  }
}
