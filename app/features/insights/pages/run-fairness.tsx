import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import { percentOf, stageName } from '../../matching/reason-text.ts';
import { useRunPlace } from '../../matching/run-parts.tsx';
import { nameOfCountry } from '../../profiles/country.ts';
import type { ProfileGroup } from '../../programs/fairness-group.ts';
import { figureWords } from '../figure-words.ts';
import { reportRunFairness } from '../run-fairness.server.ts';
import type { FairnessRow } from '../run-fairness.ts';
import type { Route } from './+types/run-fairness';

export const loader = memberPage(async ({ world, actor, params, url }) => {
  const address = {
    programId: idFrom(params.program),
    runId: idFrom(params.run),
    by: url.searchParams.get('by'),
  };
  const report = await reportRunFairness(world, actor, address);
  return { ...report, createdAt: report.createdAt.toISOString() };
});

const isHidden = ({ people }: FairnessRow) => people === 'hidden';

/** Fit, waiting time and load of a run by group, for groups that are large enough. */
export default function RunFairnessPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('insights');
  const { t: common } = useTranslation();
  const { above } = useRunPlace(loaderData);
  const { t: programs } = useTranslation('programs');
  const { by, groups, left, mentors, smallestGroup: k, arePeers } = loaderData;
  const labelOf = (value: string) =>
    groups.find((group) => group.value === value)?.label ??
    programs(`group.${value as ProfileGroup}`);
  if (by === null) {
    return (
      <Page title={t('fairness.title')} lead={t('fairness.lead', { k })} above={above}>
        <Empty>{t('fairness.noGroups')}</Empty>
      </Page>
    );
  }
  const nameOf = (group: string) => {
    if (!group) return common('notSaid');
    if (by === 'country') return nameOfCountry(group);
    return by === 'career_stage' ? stageName(group) : group;
  };
  const groupColumns = [
    { title: labelOf(by), cell: (row: FairnessRow) => nameOf(row.group) },
    {
      title: t('fairness.people'),
      number: true,
      cell: (row: FairnessRow) => figureWords(row.people, k),
    },
  ];
  return (
    <Page title={t('fairness.title')} lead={t('fairness.lead', { k })} above={above}>
      <Form method="get">
        <Group align="flex-end" gap="sm">
          <NativeSelect
            name="by"
            label={t('fairness.byLabel')}
            defaultValue={by}
            key={by}
            data={groups.map(({ value }) => ({ value, label: labelOf(value) }))}
          />
          <Button type="submit" variant="default">
            {t('fairness.show')}
          </Button>
        </Group>
      </Form>
      <Section title={t(arePeers ? 'fairness.peers' : 'fairness.mentees')}>
        {left.every(isHidden) ? (
          <Empty>{t(left.length === 0 ? 'fairness.nobody' : 'fairness.allHidden', { k })}</Empty>
        ) : (
          <Rows
            caption={t(arePeers ? 'fairness.peers' : 'fairness.mentees')}
            rows={left}
            rowKey={(row) => row.group}
            columns={[
              ...groupColumns,
              {
                title: t('fairness.matched'),
                number: true,
                cell: ({ people, figures }) =>
                  figures && t('fairness.ofAll', { part: figures.matched, total: people }),
              },
              {
                title: t('fairness.fit'),
                number: true,
                cell: ({ figures }) =>
                  figures?.meanFit === 'few'
                    ? figureWords('few', k)
                    : figures?.meanFit != null && `${percentOf(figures.meanFit)} %`,
              },
              {
                title: t('fairness.wait'),
                number: true,
                cell: ({ figures }) =>
                  figures && t('fairness.days', { count: Math.round(figures.meanWait) }),
              },
            ]}
          />
        )}
      </Section>
      {mentors.some((row) => !isHidden(row)) && (
        <Section title={t('fairness.mentors')}>
          <Rows
            caption={t('fairness.mentors')}
            rows={mentors}
            rowKey={(row) => row.group}
            columns={[
              ...groupColumns,
              {
                title: t('fairness.load'),
                number: true,
                cell: ({ figures }) =>
                  figures && t('fairness.ofAll', { part: figures.partners, total: figures.places }),
              },
              {
                title: t('fairness.busy'),
                number: true,
                cell: ({ people, figures }) =>
                  figures && t('fairness.ofAll', { part: figures.matched, total: people }),
              },
            ]}
          />
        </Section>
      )}
      <Text c="dimmed" size="sm" maw="70ch">
        {t('fairness.note')}
      </Text>
    </Page>
  );
}
