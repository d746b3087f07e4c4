import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { isAdmin, isManager } from '../../../platform/actor.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { formatDay } from '../../../ui/dates.tsx';
import { Empty, Facts, Page, Section } from '../../../ui/page.tsx';
import { nameOfCountry } from '../../profiles/country.ts';
import { HeldSkills } from '../../profiles/held-skills.tsx';
import { nameOfLanguage } from '../../profiles/language.ts';
import { findProfile } from '../../profiles/profile-queries.server.ts';
import { RestOfProfile } from '../../profiles/rest-of-profile.tsx';
import { OwnAnswers } from '../own-answers.tsx';
import { listDirectoryAnswers } from '../shown-answers.server.ts';
import type { Route } from './+types/person';

export const loader = memberPage(async ({ world, actor, params }) => {
  const { rest, languages, ...profile } = await findProfile(world, actor, idFrom(params.person));
  const said = await asActor(world.db, actor, (connection) =>
    listDirectoryAnswers(connection, actor, profile.personId),
  );
  return {
    ...profile,
    said,
    languages: languages.map(nameOfLanguage),
    rest: rest && { ...rest, country: rest.country && nameOfCountry(rest.country) },
    isOwn: profile.personId === actor.personId,
    isManager: isManager(actor),
    isAdmin: isAdmin(actor),
  };
});

export default function Person({ loaderData: person }: Route.ComponentProps) {
  const { t } = useTranslation('profiles');
  const { t: training } = useTranslation('training');
  const { t: enrolment } = useTranslation('enrolment');
  const { organization } = useParams();
  const { name, headline, about, careerStage, industry, languages, offers, completed, rest } =
    person;
  const base = `/o/${organization}`;
  const isEmpty =
    !headline &&
    !about &&
    !careerStage &&
    !industry &&
    offers.length + completed.length + person.said.length === 0;
  return (
    <Page
      title={name}
      lead={headline}
      above={person.isManager ? [{ to: `${base}/people`, label: t('people.title') }] : []}
      action={<PageAction base={base} person={person} />}
    >
      {isEmpty && !person.isOwn && <Empty>{t('person.empty', { name })}</Empty>}
      {about && <div className="prose">{about}</div>}
      <Facts
        items={[
          { label: t('field.stage'), value: careerStage && t(`stage.${careerStage}`) },
          { label: t('field.industry'), value: industry },
          { label: t('person.languages'), value: languages.join(', ') },
        ]}
      />
      {offers.length > 0 && (
        <Section title={t('person.offers')}>
          <HeldSkills skills={offers} />
        </Section>
      )}
      {completed.length > 0 && (
        <Section title={training('onProfile')}>
          <ul className="plain">
            {completed.map(({ module, on }) => (
              <li key={module}>
                {training(`module.${module}`)} · {training('completedOn', { day: formatDay(on) })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {person.said.map(({ id, program, answers }) => (
        <Section key={id} title={enrolment('ownAnswers', { program })}>
          <OwnAnswers answers={answers} />
        </Section>
      ))}
      {rest && <RestOfProfile rest={rest} />}
    </Page>
  );
}

function PageAction({
  base,
  person,
}: {
  base: string;
  person: { personId: string; isOwn: boolean; isAdmin: boolean };
}) {
  const { t } = useTranslation('profiles');
  if (person.isOwn) {
    return (
      <Anchor component={Link} to={`${base}/profile`}>
        {t('person.edit')}
      </Anchor>
    );
  }
  if (!person.isAdmin) return null;
  return (
    <Anchor component={Link} to={`${base}/settings/members/${person.personId}`}>
      {t('person.role')}
    </Anchor>
  );
}
