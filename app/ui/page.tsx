import { Alert, Anchor, Badge, Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { i18n, say, type TextKey } from '../i18n.ts';

interface PageProps {
  title: string;
  /** One or two sentences under the title. */
  lead?: ReactNode;
  /** The one primary action. */
  action?: ReactNode;
  /** The pages above this one, nearest last. */
  above?: { to: string; label: string }[];
  /** A state, shown beside the title. */
  badge?: ReactNode;
  children: ReactNode;
}

/** The anatomy of every page: where it is, title, one primary action, what just happened, content. */
export function Page({ title, lead, action, above, badge, children }: PageProps) {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <title>{`${title} · ${t('product')}`}</title>
      {above && above.length > 0 && (
        <Breadcrumbs component="nav" aria-label={t('back')}>
          {above.map((place) => (
            <Anchor key={place.to} component={Link} to={place.to} size="sm">
              {place.label}
            </Anchor>
          ))}
        </Breadcrumbs>
      )}
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={4} flex="1 1 20rem">
          <Group gap="sm">
            <Title order={1}>{title}</Title>
            {badge}
          </Group>
          {lead && (
            <Text c="dimmed" maw="70ch" component="div">
              {lead}
            </Text>
          )}
        </Stack>
        {action}
      </Group>
      <Said />
      {children}
    </Stack>
  );
}

/** A part of a page with a heading of its own. */
export function Section({
  title,
  action,
  note,
  children,
}: {
  title: string;
  action?: ReactNode;
  /** Who can see this, or another short remark. */
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Stack gap="sm" component="section" aria-label={title}>
      <Group justify="space-between" align="baseline">
        <Title order={2} size="h3">
          {title}
        </Title>
        {action}
      </Group>
      {note && (
        <Text c="dimmed" size="sm">
          {note}
        </Text>
      )}
      {children}
    </Stack>
  );
}

/** Says what the last form did: `?said=people.saved` shows the text people:said.saved. */
export function Said() {
  const [search] = useSearchParams();
  const [namespace, name] = (search.get('said') ?? '').split('.');
  const key = `${namespace}:said.${name}`;
  // Text from an address; a plural is chosen by a number.
  const count = Number(search.get('count'));
  if (!namespace || !name || !i18n.exists(key, { count })) return null;
  return (
    <Alert color="aegean" variant="light" role="status">
      {say(key as TextKey, { ...Object.fromEntries(search), count })}
    </Alert>
  );
}

/** What a list shows when there is nothing in it, and what to do about it. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <Stack align="flex-start" gap="sm" py="md">
      <Text c="dimmed" maw="60ch">
        {children}
      </Text>
      {action}
    </Stack>
  );
}

/** A state in a word: the colour only repeats what the word says. */
export function State({
  children,
  tone = 'calm',
}: {
  children: ReactNode;
  tone?: 'calm' | 'good' | 'look';
}) {
  const color = { calm: 'gray', good: 'aegean', look: 'clay' }[tone];
  return (
    <Badge color={color} variant="light" tt="none" fw={600} radius="sm" miw="max-content">
      {children}
    </Badge>
  );
}

/** Figures with their names. */
export function Figures({ items }: { items: { label: string; value: ReactNode }[] }) {
  return (
    <dl className="figures">
      {items.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Short facts in words, beside each other: who, what, when. What nobody said is left out. */
export function Facts({ items }: { items: { label: string; value: ReactNode }[] }) {
  const said = items.filter((item) => item.value !== null && item.value !== '');
  if (said.length === 0) return null;
  return (
    <dl className="facts">
      {said.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Previous and next of a long list; the page number is the search parameter `page`, from 1. */
export function Pager({ page, size, total }: { page: number; size: number; total: number }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  if (total <= size) return null;
  const to = (target: number) => {
    const next = new URLSearchParams(search);
    next.set('page', String(target));
    next.delete('said');
    return `?${next}`;
  };
  return (
    <Group component="nav" aria-label={t('pages.label')} gap="lg">
      {page > 1 && <Link to={to(page - 1)}>{t('pages.previous')}</Link>}
      <Text size="sm" c="dimmed">
        {t('pages.range', {
          from: (page - 1) * size + 1,
          to: Math.min(page * size, total),
          total,
        })}
      </Text>
      {page * size < total && <Link to={to(page + 1)}>{t('pages.next')}</Link>}
    </Group>
  );
}

/** The page number in an address, from 1. */
export function pageFrom(url: URL): number {
  const page = Number(url.searchParams.get('page') ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
}
