import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../ui/page.tsx';
import { ScaleTable } from '../scale-table.tsx';
import type { TemplateContent } from './goal-template.ts';

type Place = Pick<TemplateContent, 'stages' | 'industry' | 'kinds'>;

/** For whom a template is, in words. */
export function usePlaceWords(): (place: Place) => {
  stages: string;
  industry: string;
  kinds: string;
} {
  const { t } = useTranslation('goalTemplates');
  const { t: profiles } = useTranslation('profiles');
  const { t: programs } = useTranslation('programs');
  return ({ stages, industry, kinds }) => ({
    stages: stages.map((stage) => profiles(`stage.${stage}`)).join(', ') || t('everybody'),
    industry: industry || t('anyField'),
    kinds: kinds.map((kind) => programs(`kind.${kind}`)).join(', ') || t('anyKind'),
  });
}

/** For whom it is and which skills it builds. */
export function TemplateFacts({ template }: { template: TemplateContent }) {
  const { t } = useTranslation('goalTemplates');
  const { t: goals } = useTranslation('goals');
  const place = usePlaceWords()(template);
  return (
    <Facts
      items={[
        { label: t('fact.stages'), value: place.stages },
        { label: t('fact.industry'), value: place.industry },
        { label: t('fact.kinds'), value: place.kinds },
        { label: t('fact.type'), value: goals(`type.${template.type}`) },
        ...(template.skills.length > 0
          ? [{ label: t('fact.skills'), value: template.skills.join(', ') }]
          : []),
      ]}
    />
  );
}

/** The steps on the way with their share of the time. */
export function TemplateMilestones({ milestones }: Pick<TemplateContent, 'milestones'>) {
  const { t } = useTranslation('goalTemplates');
  if (milestones.length === 0) return <Text c="dimmed">{t('noMilestones')}</Text>;
  return (
    <ol className="plain">
      {milestones.map(({ title, share }) => (
        <li key={share}>
          {title}{' '}
          <span className="quiet">{t('milestoneAt', { percent: Math.round(share * 100) })}</span>
        </li>
      ))}
    </ol>
  );
}

/** All of it, folded away below a template's title. */
export function TemplateFold({ template }: { template: TemplateContent }) {
  const { t } = useTranslation('goalTemplates');
  return (
    <details className="fold">
      <summary>
        {t('choice.more')}
        <span className="unseen">: {template.title}</span>
      </summary>
      <Stack gap="sm">
        <TemplateFacts template={template} />
        <TemplateMilestones milestones={template.milestones} />
        <ScaleTable scale={template.scale} />
      </Stack>
    </details>
  );
}
