import { i18n } from '../../i18n.ts';
import { formatDay, formatMoment } from '../../ui/dates.tsx';
import type { ExportedEngagement } from './export-queries.server.ts';

/** The export in Markdown, for people: every part that has something in it. */
export function describeExport(
  data: ExportedEngagement,
  { today, timeZone }: { today: string; timeZone: string },
): string {
  const t = i18n.getFixedT(null, 'documents');
  const words = i18n.getFixedT(null, 'engagements');
  const nameOf = (personId: string | null) =>
    data.members.find((member) => member.personId === personId)?.name ?? '–';
  const moment = (value: Date) => formatMoment(value.toISOString(), timeZone);
  const names = data.members.map((member) => member.name).join(', ');
  const { engagement, program } = data;

  const parts: [title: string, entries: string[]][] = [
    [
      t('export.facts'),
      [
        list(
          ...data.members.map((member) => `${member.name} (${words(`role.${member.role}`)})`),
          t('export.phase', { phase: words(`phase.${engagement.phase}`) }),
          t('export.time', {
            from: formatDay(engagement.startsOn),
            to: formatDay(engagement.endsOn),
          }),
          program ? t('export.program', { program }) : '',
        ),
      ],
    ],
    [
      t('export.said'),
      data.members
        .filter(({ saidOnEnrolling }) => saidOnEnrolling.length > 0)
        .map(({ name, saidOnEnrolling }) =>
          paragraphs(
            `### ${name}`,
            list(...saidOnEnrolling.map(({ question, answer }) => `${question} ${answer}`)),
          ),
        ),
    ],
    [
      t('export.agreement'),
      data.agreement
        .slice(0, 1)
        .map((version) =>
          paragraphs(
            words('agreement.version', { version: version.version }),
            ...version.clauses.map((clause) => `### ${clause.title}\n\n${clause.text}`),
            list(
              ...version.signatures.map(
                (signed) =>
                  `${words('agreement.signedBy', { name: signed.name })} ${moment(signed.signedAt)}`,
              ),
            ),
          ),
        ),
    ],
    [
      t('export.playbook'),
      [
        list(
          ...data.playbookSteps.map(
            ({ title, personId, doneAt }) => `${moment(doneAt)}, ${nameOf(personId)}: ${title}`,
          ),
        ),
      ],
    ],
    [
      t('export.goals'),
      data.goals.map((goal) =>
        paragraphs(
          `### ${goal.title}`,
          `${nameOf(goal.ownerId)}, ${formatDay(goal.dueOn)}`,
          goal.description,
          list(
            ...goal.milestones.map(
              ({ title, dueOn, reachedOn }) =>
                `[${reachedOn ? 'x' : ' '}] ${title} (${formatDay(dueOn)})`,
            ),
          ),
          list(
            ...data.checkIns
              .filter((checkIn) => checkIn.goalId === goal.id)
              .map(
                ({ createdAt, personId, progress, comment }) =>
                  `${moment(createdAt)}, ${nameOf(personId)}: ${progress} % ${comment}`,
              ),
          ),
          list(
            ...data.revisions
              .filter((revision) => revision.goalId === goal.id)
              .map(
                ({ createdAt, revisedBy, reason }) =>
                  `${moment(createdAt)}, ${nameOf(revisedBy)}: ${reason}`,
              ),
          ),
        ),
      ),
    ],
    [
      t('export.sessions'),
      data.sessions.map((session) =>
        paragraphs(
          `### ${moment(session.startsAt)}`,
          session.place,
          session.agenda,
          session.notes,
          session.decisions && `${t('export.decisions')}: ${session.decisions}`,
          ...session.reflections.map(
            ({ personId, takeaway, nextTime }) =>
              `${t('export.reflection', { name: nameOf(personId) })}: ${takeaway} ${nextTime}`,
          ),
          session.myPrivateNote && `${t('export.privateNote')}: ${session.myPrivateNote}`,
        ),
      ),
    ],
    [
      t('export.actions'),
      [
        list(
          ...data.actions.map(
            ({ cue, deed, dueOn, ownerId, state }) =>
              `[${state === 'done' ? 'x' : ' '}] ${nameOf(ownerId)}: ${cue}, ${deed} (${formatDay(dueOn)})`,
          ),
        ),
      ],
    ],
    [
      t('export.messages'),
      data.messages
        .toReversed()
        .map((message) =>
          paragraphs(
            `### ${message.author}, ${moment(message.createdAt)}`,
            message.text,
            list(...message.attachments.map((file) => file.fileName)),
          ),
        ),
    ],
    [
      t('export.reviews'),
      data.reviews.flatMap((review) =>
        review.answers.map((answer) =>
          paragraphs(
            `### ${formatDay(review.dueOn)}, ${nameOf(answer.personId)}`,
            answer.keep && `+ ${answer.keep}`,
            answer.change && `~ ${answer.change}`,
            answer.stop && `− ${answer.stop}`,
            [answer.goalClarity, answer.alignment, answer.commitment].join(' · '),
          ),
        ),
      ),
    ],
    [
      t('export.introductions'),
      [
        list(
          ...data.introductions.map(({ introducer, introduced, to, reason, result }) =>
            [`${introducer} → ${introduced} → ${to}`, reason, result].filter(Boolean).join(': '),
          ),
        ),
      ],
    ],
    [
      t('export.career'),
      [
        list(
          ...data.careerEvents.map(({ happenedOn, name, kind, note }) =>
            [`${formatDay(happenedOn)}, ${name}`, i18n.t(`network:kind.${kind}`), note]
              .filter(Boolean)
              .join(': '),
          ),
        ),
      ],
    ],
    [
      t('export.answers'),
      [
        list(
          ...data.myAnswers.map(
            ({ answeredAt, wording, value }) =>
              `${answeredAt ? `${moment(answeredAt)}, ` : ''}${wording} ${value}`,
          ),
        ),
      ],
    ],
    [
      t('export.outcomes'),
      data.outcomes.map((outcome) =>
        paragraphs(
          `### ${outcome.name}`,
          outcome.summary,
          outcome.evidence,
          outcome.nextStep,
          outcome.thanks,
        ),
      ),
    ],
    [
      t('export.concerns'),
      data.myConcerns.map((concern) =>
        paragraphs(`### ${moment(concern.createdAt)}`, concern.text),
      ),
    ],
  ];
  const written = parts
    .map(([title, entries]) => [title, entries.filter(Boolean)] as const)
    .filter(([, entries]) => entries.length > 0)
    .map(([title, entries]) => paragraphs(`## ${title}`, ...entries));
  const note = t('export.note', { name: nameOf(data.me), day: formatDay(today) });
  return `${paragraphs(`# ${t('export.title', { names })}`, note, ...written)}\n`;
}

function paragraphs(...texts: string[]): string {
  return texts.filter(Boolean).join('\n\n');
}

function list(...entries: string[]): string {
  return entries
    .filter(Boolean)
    .map((entry) => `- ${entry.replaceAll('\n', '\n  ')}`)
    .join('\n');
}
