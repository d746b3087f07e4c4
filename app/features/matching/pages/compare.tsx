import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { formatMoment, useTimeZone } from '../../../ui/dates.tsx';
import { Empty, Page, pageFrom } from '../../../ui/page.tsx';
import { isOnePopulation } from '../matching-policy.ts';
import { findProgramToMatch } from '../matching-queries.server.ts';
import { useMatchingPlace } from '../run-parts.tsx';
import { Comparison } from '../what-if/comparison.tsx';
import {
  describeComparison,
  findComparable,
  listComparable,
} from '../what-if/comparison-queries.server.ts';
import type { Route } from './+types/compare';

/** '<run>' or '<run>.<scenario>'. */
function addressIn(text: string) {
  const [run, scenario] = text.split('.');
  return { runId: idFrom(run), scenarioId: scenario ? idFrom(scenario) : null };
}

export const loader = memberPage(async ({ world, actor, params, url }) => {
  const programId = idFrom(params.program);
  const before = url.searchParams.get('before') ?? '';
  const after = url.searchParams.get('after') ?? '';
  return asActor(world.db, actor, async (connection) => {
    const program = await findProgramToMatch(connection, actor, programId);
    const arePeers = isOnePopulation(program.kind);
    const find = (text: string) => findComparable(connection, actor, programId, addressIn(text));
    const two = before && after ? [await find(before), await find(after)] : [];
    const [one, other] = two;
    return {
      program: program.name,
      before,
      after,
      runs: await listComparable(connection, programId),
      samePolicy: one?.policy === other?.policy,
      comparison:
        one && other
          ? await describeComparison(connection, one.result, other.result, {
              arePeers,
              page: pageFrom(url),
            })
          : null,
    };
  });
});

/** Any two runs or what-ifs of a program beside each other. */
export default function ComparePage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('studio');
  const { above } = useMatchingPlace(loaderData.program);
  const zone = useTimeZone();
  const { runs, comparison, samePolicy } = loaderData;
  const options = runs.flatMap(({ id, createdAt, scenarios }) => {
    const when = formatMoment(createdAt, zone);
    return [
      { value: id, label: t('compare.run', { when }) },
      ...scenarios.map((scenario) => ({
        value: `${id}.${scenario.id}`,
        label: t('compare.scenario', { name: scenario.name, when }),
      })),
    ];
  });
  return (
    <Page title={t('compare.title')} lead={t('compare.lead')} above={above}>
      <Form method="get">
        <Group align="flex-end" gap="sm">
          {(['before', 'after'] as const).map((name) => (
            <NativeSelect
              key={`${name} ${loaderData[name]}`}
              name={name}
              label={t(`compare.${name}`)}
              defaultValue={loaderData[name]}
              data={[{ value: '', label: '' }, ...options]}
              maw="100%"
              w="24rem"
            />
          ))}
          <Button type="submit" variant="default">
            {t('compare.show')}
          </Button>
        </Group>
      </Form>
      {comparison ? (
        <>
          <Comparison comparison={comparison} />
          {!samePolicy && <Text c="dimmed">{t('compare.twoPolicies')}</Text>}
        </>
      ) : (
        <Empty>{t('compare.choose')}</Empty>
      )}
    </Page>
  );
}
