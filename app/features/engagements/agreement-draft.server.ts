import { i18n } from '../../i18n.ts';
import type { Connection } from '../../platform/database.server.ts';
import { formatDay } from '../../ui/dates.tsx';
import { nameOfLanguage } from '../profiles/language.ts';
import { type Clause, clauses, defaultClauses } from '../programs/agreement-clauses.ts';
import { cadenceWords } from '../programs/cadence.ts';
import { kindRules } from '../programs/program-kind.ts';
import { draftClauses, type Facts } from './agreement.ts';
import type { Engagement } from './engagement-queries.server.ts';

/** A first text: the program's clauses, filled with names, dates, rhythm, zones and languages. */
export async function draftAgreement(
  connection: Connection,
  engagement: Engagement,
): Promise<Clause[]> {
  const program = engagement.program
    ? await connection
        .selectFrom('program')
        .leftJoin('person', 'person.id', 'program.concern_contact_id')
        .select(['program.agreement_clauses', 'person.name as contact'])
        .where('program.id', '=', engagement.program.id)
        .executeTakeFirst()
    : undefined;
  const own = clauses.parse(program?.agreement_clauses ?? []);
  const template =
    own.length > 0
      ? own
      : defaultClauses(engagement.kind, { hasProgram: engagement.program !== null });
  const t = i18n.getFixedT(null, 'engagements');
  const { isSingle } = kindRules[engagement.kind];
  const titles = isSingle
    ? {}
    : {
        roles: t('draft.title.roles'),
        meetings: t('draft.title.meetings'),
        duration: t('draft.title.duration'),
      };
  const roles = engagement.members
    .map((member) => t('draft.role', { role: t(`role.${member.role}`), name: member.name }))
    .join('\n');
  const facts: Facts = {
    roles,
    short: [roles, t('draft.single', { minutes: engagement.sessionMinutes })].join('\n'),
    meetings: t('draft.meetings', {
      cadence: cadenceWords(engagement.cadenceDays),
      minutes: engagement.sessionMinutes,
    }),
    duration: t('draft.duration', {
      from: formatDay(engagement.startsOn),
      to: formatDay(engagement.endsOn),
    }),
    rescheduling:
      engagement.changeNoticeHours === 0
        ? ''
        : t('draft.notice', { count: engagement.changeNoticeHours }),
    channels: await describeReach(connection, engagement),
    concern: program?.contact ? t('draft.concern', { name: program.contact }) : '',
  };
  return draftClauses(template, facts, titles);
}

/** Languages that all of them speak, and time zones where they differ. */
async function describeReach(connection: Connection, engagement: Engagement): Promise<string> {
  const t = i18n.getFixedT(null, 'engagements');
  const people = await connection
    .selectFrom('person')
    .leftJoin('profile', (join) =>
      join
        .onRef('profile.person_id', '=', 'person.id')
        .on('profile.organization_id', '=', engagement.organizationId),
    )
    .select(['person.name', 'person.time_zone', 'profile.languages'])
    .where(
      'person.id',
      'in',
      engagement.members.map((member) => member.personId),
    )
    .orderBy('person.name')
    .execute();
  const [first, ...others] = people.map((person) => person.languages ?? []);
  const common = (first ?? []).filter((language) =>
    others.every((list) => list.includes(language)),
  );
  const zones = new Set(people.map((person) => person.time_zone ?? ''));
  const sentences: string[] = [];
  if (common.length > 0)
    sentences.push(t('draft.languages', { languages: common.map(nameOfLanguage).join(', ') }));
  if (zones.size > 1) {
    const placed = people.filter((person) => person.time_zone !== null);
    sentences.push(
      ...placed.map((person) =>
        t('draft.zone', { name: person.name, zone: person.time_zone ?? '' }),
      ),
    );
  }
  return sentences.join('\n');
}
