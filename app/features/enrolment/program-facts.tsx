import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cadenceWords } from '../programs/cadence.ts';
import type { ProgramKind } from '../programs/program-kind.ts';
import { Timespan } from '../programs/program-parts.tsx';

export interface ToldProgram {
  organization: string;
  purpose: string;
  kind: ProgramKind;
  startsOn: string;
  endsOn: string | null;
  cadenceDays: number;
  sessionMinutes: number;
}

/** What somebody is told of a program before they decide to join. */
export function ProgramFacts({ program }: { program: ToldProgram }) {
  const { t } = useTranslation('enrolment');
  const { t: programs } = useTranslation('programs');
  return (
    <>
      <Text>{t('link.by', { organization: program.organization })}</Text>
      {program.purpose && <Text className="prose">{program.purpose}</Text>}
      <Text>
        <Timespan startsOn={program.startsOn} endsOn={program.endsOn} />
        {'. '}
        {programs('overview.rhythm', {
          cadence: cadenceWords(program.cadenceDays).toLowerCase(),
          minutes: program.sessionMinutes,
        })}
      </Text>
      <Text>{programs(`kindHint.${program.kind}`)}</Text>
    </>
  );
}

/** What is done with the data, and for how long it is kept. */
export function DataFacts({
  program,
}: {
  program: { dataPurpose: string; legalBasis: string; retentionMonths: number };
}) {
  const { t } = useTranslation('enrolment');
  return (
    <Text size="sm" c="dimmed">
      {program.dataPurpose
        ? t('link.data', { purpose: program.dataPurpose })
        : t('link.dataDefault')}{' '}
      {program.legalBasis && t('link.basis', { basis: program.legalBasis })}{' '}
      {t('link.retention', { count: program.retentionMonths })}
    </Text>
  );
}
