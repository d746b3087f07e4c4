import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Article } from '../../ui/article.tsx';

export interface ShownStep {
  key: string;
  title: string;
  /** Made by renderArticle. */
  html: string;
  agenda: string[];
  prompts: string[];
}

/** A step in words: what it is, what to talk about, what to ask. */
export function StepWords({
  step: { title, html, agenda, prompts },
  children,
}: {
  step: ShownStep;
  /** What can be done with it. */
  children?: ReactNode;
}) {
  const { t } = useTranslation('playbooks');
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {title}
      </Title>
      {html && <Article html={html} />}
      <Lines title={t('step.agenda')} lines={agenda} />
      <Lines title={t('step.prompts')} lines={prompts} />
      {children}
    </Stack>
  );
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <ul className="article" style={{ marginBlock: '0.25rem' }}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
