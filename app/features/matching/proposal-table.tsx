import { Anchor, Button, Checkbox, Group, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Form, Link, useLocation, useSearchParams } from 'react-router';
import { Empty, Section } from '../../ui/page.tsx';
import { standIn } from '../../ui/row-keys.ts';
import { Rows } from '../../ui/table.tsx';
import { mostChosen } from './approval.ts';
import { ProposalFilter } from './proposal-filter.tsx';
import { orderOfTable, type ProposalSort } from './proposal-order.ts';
import type { listProposals } from './proposal-queries.server.ts';
import { reasonInWords } from './reason-text.ts';
import { Fit, ProposalStateBadge } from './run-parts.tsx';
import type { ProposalState } from './run-result.ts';

type Proposal = Awaited<ReturnType<typeof listProposals>>['proposals'][number];

interface ProposalTableProps {
  title: string;
  list: {
    proposals: Proposal[];
    total: number;
    page: number;
    size: number;
    sort: ProposalSort;
    name: string;
    state: ProposalState | 'any';
  };
  arePeers: boolean;
  /** Pairs can be ticked. */
  canChoose: boolean;
}

/**
 * A run's pairs, a page at a time. Filter, order, page and what is ticked are one form, and the address keeps them:
 * it works without scripts, and Back finds everything as it was.
 */
export function ProposalTable({ title, list, arePeers, canChoose }: ProposalTableProps) {
  const { t } = useTranslation('matching');
  const { proposals, total, page, size } = list;
  const [search, setSearch] = useSearchParams();
  const chosen = new Set(canChoose ? search.getAll('pair').slice(0, mostChosen) : []);
  const elsewhere = [...chosen].filter((id) => proposals.every((row) => row.id !== id));
  const { table, turn, opened, untick } = useStanding(proposals, page);
  const choosing = (ids: readonly string[]) => {
    const next = new URLSearchParams(search);
    next.delete('pair');
    for (const id of ids) next.append('pair', id);
    return next;
  };
  return (
    <Section title={title} note={total > 1 && <span className="keys">{t('run.keys')}</span>}>
      <Form
        method="get"
        ref={table}
        onChange={({ target, currentTarget }) => {
          if (!(target instanceof HTMLInputElement) || target.name !== 'pair') return;
          const ticked = new FormData(currentTarget).getAll('pair').map(String);
          setSearch(choosing(ticked), { replace: true, preventScrollReset: true });
        }}
        preventScrollReset
      >
        <ProposalFilter sort={list.sort} name={list.name} state={list.state} />
        {elsewhere.map((id) => (
          <input key={id} type="hidden" name="pair" value={id} />
        ))}
        {total === 0 ? (
          <Empty action={<Link to="?">{t('run.clear')}</Link>}>{t('run.noHits')}</Empty>
        ) : (
          <Rows
            caption={title}
            rows={proposals}
            rowKey={(row) => row.id}
            sorted={list.sort}
            onEdge={turn}
            columns={[
              ...(canChoose
                ? [
                    {
                      title: t('run.choose'),
                      narrow: true,
                      cell: (row: Proposal) =>
                        row.state === 'proposed' && (
                          <Checkbox
                            name="pair"
                            value={row.id}
                            defaultChecked={chosen.has(row.id)}
                            aria-label={t('run.chooseOne', row)}
                          />
                        ),
                    },
                  ]
                : []),
              {
                title: t(arePeers ? 'run.onePeer' : 'run.mentee'),
                sorts: orderOfTable.mentee,
                cell: (row) => (
                  <Anchor
                    component={Link}
                    to={row.id}
                    aria-label={t('run.pair', row)}
                    onClick={() => opened(row.id)}
                  >
                    {row.mentee}
                  </Anchor>
                ),
              },
              {
                title: t(arePeers ? 'run.otherPeer' : 'run.mentor'),
                sorts: orderOfTable.mentor,
                cell: (row) => row.mentor,
              },
              {
                title: t('run.fit'),
                number: true,
                sorts: orderOfTable.fit,
                cell: (row) => <Fit value={row.fit} />,
              },
              {
                title: t('run.why'),
                wide: true,
                cell: (row) => row.reasons.map(reasonInWords).join(' '),
              },
              {
                title: t('run.decision'),
                cell: (row) => row.state !== 'proposed' && <ProposalStateBadge state={row.state} />,
              },
            ]}
          />
        )}
        {canChoose && (
          <Group mt="md" gap="md">
            <Button type="submit" variant="default" formAction="approval">
              {chosen.size > 0
                ? t('run.approveSome', { count: chosen.size })
                : t('run.approveChosen')}
            </Button>
            {chosen.size > 0 && (
              <>
                <Text size="sm" c="dimmed">
                  {chosen.size >= mostChosen
                    ? t('run.mostChosen', { count: mostChosen })
                    : elsewhere.length > 0 && t('run.elsewhere', { count: elsewhere.length })}
                </Text>
                <Link to={`?${choosing([])}`} replace preventScrollReset onClick={untick}>
                  {t('run.chooseNone')}
                </Link>
              </>
            )}
          </Group>
        )}
        <Turning page={page} size={size} total={total} />
      </Form>
    </Section>
  );
}

/** As `Pager`, in buttons: what is ticked goes along. */
function Turning({ page, size, total }: { page: number; size: number; total: number }) {
  const { t } = useTranslation();
  if (total <= size) return null;
  const last = Math.ceil(total / size);
  const to = (target: number, rel: 'prev' | 'next' | 'first' | 'last', label: string) => (
    <Button
      type="submit"
      variant="default"
      size="compact-md"
      name="page"
      value={target}
      data-turn={rel}
    >
      {label}
    </Button>
  );
  return (
    <Group component="nav" aria-label={t('pages.label')} gap="sm" mt="md">
      {page > 2 && to(1, 'first', t('pages.first'))}
      {page > 1 && to(page - 1, 'prev', t('pages.previous'))}
      <Text size="sm" c="dimmed">
        {t('pages.range', {
          from: (page - 1) * size + 1,
          to: Math.min(page * size, total),
          total,
        })}
      </Text>
      {page < last && to(page + 1, 'next', t('pages.next'))}
      {page < last - 1 && to(last, 'last', t('pages.last'))}
    </Group>
  );
}

/**
 * Keeps the place of whoever goes through the list with the keyboard: over the end of a page onto the next one, and
 * back from a pair onto its row.
 */
function useStanding(proposals: readonly Proposal[], page: number) {
  const table = useRef<HTMLFormElement>(null);
  const entering = useRef<'next' | 'previous' | null>(null);
  const { pathname } = useLocation();
  const key = `opened ${pathname}`;
  const rows = () => [...(table.current?.querySelectorAll('tbody tr') ?? [])];
  const stand = (at: number) => {
    const row = rows().at(at);
    if (row instanceof HTMLTableRowElement) standIn(row);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page that is turned to
  useEffect(() => {
    if (entering.current) stand(entering.current === 'next' ? 0 : -1);
    entering.current = null;
  }, [page]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on coming back
  useEffect(() => {
    const at = proposals.findIndex(({ id }) => id === sessionStorage.getItem(key));
    sessionStorage.removeItem(key);
    if (at >= 0) stand(at);
  }, []);
  return {
    table,
    untick() {
      for (const box of table.current?.querySelectorAll<HTMLInputElement>('[name=pair]') ?? []) {
        box.checked = false;
      }
    },
    opened: (id: string) => sessionStorage.setItem(key, id),
    turn(edge: 'next' | 'previous') {
      const button = table.current?.querySelector<HTMLButtonElement>(
        `[data-turn=${edge === 'next' ? 'next' : 'prev'}]`,
      );
      if (!button) return;
      entering.current = edge;
      button.click();
    },
  };
}
