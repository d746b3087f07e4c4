import { Paper, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { ActionForm, AreaField, CheckField, ChecksField, TextField } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { EntryFields } from '../../programs/entry-fields.tsx';
import { profileGroups, questionGroups } from '../../programs/fairness-group.ts';
import { canOfferRequests, programSettings } from '../../programs/program.ts';
import { kindRules } from '../../programs/program-kind.ts';
import {
  ProgramPlaces,
  ProgramStateBadge,
  useAboveProgram,
} from '../../programs/program-parts.tsx';
import { findManagedProgram, listPossibleContacts } from '../../programs/program-queries.server.ts';
import { DayFields, RhythmFields } from '../../programs/time-fields.tsx';
import { changeSettings } from '../change-settings.server.ts';
import type { Route } from './+types/program-settings';

export const loader = memberPage(async ({ world, actor, params }) => {
  const { enrolmentCode: _secret, ...program } = await findManagedProgram(
    world,
    actor,
    idFrom(params.program),
  );
  return { program, contacts: await listPossibleContacts(world, actor) };
});

export const action = memberAction({
  '': form(programSettings, async ({ world, actor, params }, given) => {
    await changeSettings(world, actor, idFrom(params.program), given);
    return redirect(
      `/o/${params.organization}/programs/${params.program}/settings?said=programs.saved`,
    );
  }),
});

export default function ProgramSettingsPage({
  loaderData: { program, contacts },
}: Route.ComponentProps) {
  const { t } = useTranslation('programs');
  const above = useAboveProgram(program.name);
  return (
    <Page
      title={t('settings.title')}
      above={above}
      badge={<ProgramStateBadge state={program.state} />}
    >
      <ProgramPlaces />
      <ActionForm submit={t('settings.submit')}>
        <Stack gap="xl">
          <Section title={t('settings.basics')}>
            <TextField name="name" label={t('field.name')} value={program.name} />
            <AreaField
              name="purpose"
              label={t('field.purpose')}
              hint={t('field.purposeHint')}
              value={program.purpose}
              optional
            />
            <DayFields {...program} />
          </Section>
          <Section title={t('settings.rhythm')}>
            <RhythmFields {...program} />
          </Section>
          <Section title={t('settings.enrolment')}>
            <EntryFields {...program} />
          </Section>
          <Section title={t('settings.matching')}>
            <CheckField
              name="asks_second_look"
              label={t('field.asksSecondLook')}
              hint={t('field.asksSecondLookHint')}
              checked={program.asksSecondLook}
            />
            {kindRules[program.kind].matching !== 'groups' && (
              <ChecksField
                name="fairness_groups"
                label={t('field.fairnessGroups')}
                hint={t('field.fairnessGroupsHint')}
                values={program.fairnessGroups}
                options={[
                  ...profileGroups.map((value) => ({ value, label: t(`group.${value}`) })),
                  ...questionGroups(program.questions),
                ]}
              />
            )}
          </Section>
          {canOfferRequests(program.kind) && (
            <Section title={t('settings.requests')}>
              <CheckField
                name="allows_requests"
                label={t('field.allowsRequests')}
                hint={t('field.allowsRequestsHint')}
                checked={program.allowsRequests}
              />
              <TextField
                name="open_requests"
                type="number"
                label={t('field.openRequests')}
                hint={t('field.openRequestsHint')}
                value={program.openRequests}
                width="8rem"
              />
              <TextField
                name="request_days"
                type="number"
                label={t('field.requestDays')}
                hint={t('field.requestDaysHint')}
                value={program.requestDays}
                width="8rem"
              />
            </Section>
          )}
          <Section title={t('settings.care')}>
            <TextField
              name="concern_contact"
              type="email"
              label={t('field.concern')}
              hint={t('field.concernHint')}
              value={program.concernContact?.email}
              suggestions={contacts}
              optional
            />
          </Section>
          <Section title={t('settings.data')}>
            <AreaField
              name="data_purpose"
              label={t('field.dataPurpose')}
              hint={t('field.dataPurposeHint')}
              value={program.dataPurpose}
              optional
            />
            <TextField
              name="legal_basis"
              label={t('field.legalBasis')}
              hint={t('field.legalBasisHint')}
              value={program.legalBasis}
              optional
            />
            <TextField
              name="retention_months"
              type="number"
              label={t('field.retention')}
              hint={t('field.retentionHint')}
              value={program.retentionMonths}
              width="8rem"
            />
          </Section>
          <Section title={t('settings.agreement')} note={t('settings.agreementNote')}>
            {[...program.clauses, { key: '', title: '', text: '' }].map((clause, index) => (
              <Paper key={clause.key} withBorder p="md" maw="48rem">
                <Stack gap="sm">
                  <input type="hidden" name={`clauses[${index}][key]`} value={clause.key} />
                  <TextField
                    name={`clauses[${index}][title]`}
                    label={t('field.clauseTitle', { number: index + 1 })}
                    value={clause.title}
                  />
                  <AreaField
                    name={`clauses[${index}][text]`}
                    label={t('field.clauseText', { number: index + 1 })}
                    value={clause.text}
                    rows={2}
                  />
                </Stack>
              </Paper>
            ))}
          </Section>
        </Stack>
      </ActionForm>
    </Page>
  );
}
