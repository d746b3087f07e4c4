import { Anchor, Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { findOffer } from '../../guide/reader-queries.server.ts';
import {
  ProgramPlaces,
  ProgramStateBadge,
  useAboveProgram,
} from '../../programs/program-parts.tsx';
import { AttainmentSection } from '../attainment-section.tsx';
import { ChangeSection } from '../change-section.tsx';
import { FunnelSection, TargetSection } from '../funnel-sections.tsx';
import { MeasureSection } from '../measure-section.tsx';
import { NetworkGrowthSection, NetworkSections } from '../network-section.tsx';
import { reportOutcomes } from '../program-outcomes.server.ts';
import { PulseSection } from '../pulse-section.tsx';
import { SummariesSection } from '../summaries-section.tsx';
import type { Route } from './+types/program-outcomes';

export const loader = memberPage(async ({ world, actor, params }) => ({
  ...(await reportOutcomes(world, actor, idFrom(params.program))),
  guide: await findOffer(world, actor, { step: 'close', role: 'manager', kind: null }),
}));

export default function ProgramOutcomes({ loaderData: report }: Route.ComponentProps) {
  const { t } = useTranslation('insights');
  const { organization, program: id } = useParams();
  const base = `/o/${organization}/programs/${id}`;
  const { smallestGroup: k } = report;
  const isEmpty = report.funnel.every(({ count }) => count === 0);
  return (
    <Page
      title={t('outcomes.title')}
      lead={t('outcomes.lead', { k })}
      above={useAboveProgram(report.program.name)}
      badge={<ProgramStateBadge state={report.program.state} />}
      action={
        !isEmpty && (
          <Button component="a" href={`${base}/outcomes.pdf`} variant="default">
            {t('outcomes.pdf')}
          </Button>
        )
      }
    >
      <ProgramPlaces />
      {isEmpty ? (
        <Empty
          action={
            <Button component={Link} to={`${base}/matching`}>
              {t('engagements.match')}
            </Button>
          }
        >
          {t('outcomes.noneMatched')}
        </Empty>
      ) : (
        <Stack gap={40}>
          <FunnelSection report={report} />
          <TargetSection targets={report.targets} />
          <AttainmentSection attainment={report.attainment} k={k} />
          <PulseSection pulse={report.pulse} k={k} />
          <ChangeSection skills={report.skills} k={k} />
          <MeasureSection measures={report.measures} k={k} />
          <NetworkGrowthSection report={report} />
          <NetworkSections report={report} />
          <SummariesSection summaries={report.summaries} k={k} />
          <PassOn base={base} />
        </Stack>
      )}
      <FromTheGuide offer={report.guide} />
    </Page>
  );
}

/** Other forms of the same figures, and how they are made. */
function PassOn({ base }: { base: string }) {
  const { t } = useTranslation('insights');
  const { t: common } = useTranslation();
  const { t: ismcp } = useTranslation('ismcp');
  return (
    <Section title={t('outcomes.passOn')} note={t('outcomes.passOnNote')}>
      <Group gap="lg">
        <Anchor href={`${base}/outcomes.pdf?summary`}>{t('outcomes.summary')}</Anchor>
        <Anchor href={`${base}/evidence.pdf`}>{ismcp('link')}</Anchor>
        <Anchor href={`${base}/outcomes.csv`}>{common('download')}</Anchor>
        <Anchor href={`${base}/outcomes.json`}>{t('outcomes.json')}</Anchor>
        <Anchor href={`${base}/data.zip`}>{t('outcomes.data')}</Anchor>
        <Anchor component={Link} to={`${base}/outcomes/method`}>
          {t('method.title')}
        </Anchor>
      </Group>
    </Section>
  );
}
