import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect, useParams } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { formatMoment, useTimeZone } from '../../../ui/dates.tsx';
import { ActionForm, RadioField, TextField } from '../../../ui/form.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { type Side, sidesOf } from '../../programs/program-kind.ts';
import { ProgramPlaces, useAboveProgram } from '../../programs/program-parts.tsx';
import { countEnrolments, findManagedProgram } from '../../programs/program-queries.server.ts';
import { drawLottery, listLotteries } from '../draw-lottery.server.ts';
import { lotteryForm } from '../lottery.ts';
import type { Route } from './+types/lottery';

/** How many of a draw are named on the page. */
const shown = 200;

export const loader = memberPage(async ({ world, actor, params }) => {
  const id = idFrom(params.program);
  const program = await findManagedProgram(world, actor, id);
  const counts = await countEnrolments(world, actor, id);
  const draws = await asActor(world.db, actor, (connection) =>
    listLotteries(connection, actor, id),
  );
  return {
    program: { name: program.name, isClosed: program.state === 'closed' },
    sides: sidesOf(program.kind).flatMap((side) => {
      const count = counts.find((each) => each.side === side && each.state === 'applied')?.count;
      return count ? [{ side, count }] : [];
    }),
    draws: draws.map(({ drawnAt, people, side, ...draw }) => ({
      ...draw,
      side: side as Side,
      drawnAt: drawnAt.toISOString(),
      people: people.slice(0, shown).map(({ name }) => name),
    })),
  };
});

export const action = memberAction({
  '': form(lotteryForm, async ({ world, actor, params }, given) => {
    await drawLottery(world, actor, idFrom(params.program), given);
    return redirect('?said=enrolment.drawn');
  }),
});

export default function LotteryPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('enrolment');
  const { t: programs } = useTranslation('programs');
  const { organization, program: id } = useParams();
  const { program, sides, draws } = loaderData;
  const timeZone = useTimeZone();
  const above = [
    ...useAboveProgram(program.name),
    {
      to: `/o/${organization}/programs/${id}/enrolments`,
      label: programs('overview.enrolments'),
    },
  ];
  return (
    <Page title={t('lottery.title')} lead={t('lottery.lead')} above={above}>
      <ProgramPlaces />
      {sides.length === 0 || program.isClosed ? (
        <Empty>{t('lottery.nobody')}</Empty>
      ) : (
        <ActionForm submit={t('lottery.submit')}>
          <RadioField
            name="side"
            label={t('lottery.side')}
            value={sides[0]?.side}
            options={sides.map(({ side, count }) => ({
              value: side,
              label: t('lottery.applied', { side: programs(`side.${side}`), count }),
            }))}
          />
          <TextField
            name="places"
            type="number"
            label={t('lottery.places')}
            hint={t('lottery.placesHint')}
            width="8rem"
          />
        </ActionForm>
      )}
      {draws.map((draw) => (
        <Section
          key={draw.id}
          title={t('lottery.drawn', { when: formatMoment(draw.drawnAt, timeZone) })}
          note={t('lottery.record', { seed: draw.seed })}
        >
          <Text>
            {t('lottery.outcome', {
              side: programs(`side.${draw.side}`).toLowerCase(),
              places: draw.places,
              entrants: draw.entrants,
            })}
          </Text>
          <List type="ordered">
            {draw.people.map((name, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lot is the key
              <List.Item key={at}>
                {t(at < draw.places ? 'lottery.in' : 'lottery.waits', { name })}
              </List.Item>
            ))}
          </List>
        </Section>
      ))}
    </Page>
  );
}
