import { sql } from 'kysely';
import { i18n } from '../../i18n.ts';
import { type Actor, isManager } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { found, NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { findPlan } from '../evaluation/evaluation-plan-queries.server.ts';
import { findManagedProgram } from '../programs/program-queries.server.ts';
import { figureWords } from './figure-words.ts';
import { rangeWords } from './interval-words.ts';
import { reportOutcomes } from './program-outcomes.server.ts';

export interface EvidenceArea {
  title: string;
  facts: [label: string, value: string][];
}

/** What a program can show for each of the six areas, from what is recorded; unofficial. */
export async function gatherEvidence(world: World, actor: Actor, programId: string) {
  if (!isManager(actor)) throw new NotFound();
  const program = await findManagedProgram(world, actor, programId);
  const report = await reportOutcomes(world, actor, programId);
  const { counts, plan } = await asActor(world.db, actor, async (connection) => ({
    counts: found(
      (
        await sql<Counts>`select
          (select count(distinct person_id) from enrolment
            where program_id = ${programId} and state <> 'withdrawn') as enrolled,
          (select count(*) from enrolment
            where program_id = ${programId} and state = 'waitlisted') as waiting,
          (select count(distinct enrolment.person_id) from enrolment
            join training_completion as done on done.person_id = enrolment.person_id
              and done.organization_id = enrolment.organization_id
            where program_id = ${programId} and state <> 'withdrawn') as trained,
          (select count(*) from matching_policy where program_id = ${programId}) as policies,
          (select count(*) from matching_run where program_id = ${programId} and state = 'done') as runs,
          (select count(*) from matching_proposal join matching_run on matching_run.id = run_id
            where program_id = ${programId} and matching_proposal.state = 'approved') as approved,
          (select count(*) from matching_proposal join matching_run on matching_run.id = run_id
            where program_id = ${programId} and matching_proposal.state = 'declined') as declined,
          (select count(*) from playbook_version where program_id = ${programId}) as playbooks,
          (select count(*) from membership where role in ('admin', 'manager')) as managers,
          (select count(*) from care_step join engagement on engagement.id = engagement_id
            where program_id = ${programId}) as care`.execute(connection)
      ).rows[0],
    ),
    plan: await findPlan(connection, programId),
  }));
  const t = i18n.getFixedT(null, 'ismcp');
  const { smallestGroup: k } = report;
  const reached = (step: (typeof report.funnel)[number]['step']) =>
    t('of', {
      part: report.funnel.find((each) => each.step === step)?.count ?? 0,
      whole: report.funnel[0]?.count ?? 0,
    });
  const words = (text: string | null | undefined) => text || t('none');
  const yes = (is: boolean) => t(is ? 'yes' : 'no');
  const { change } = report.skills.own;
  const areas: EvidenceArea[] = [
    {
      title: t('area.purpose'),
      facts: [
        [t('fact.purpose'), words(program.purpose)],
        [t('fact.outcomes'), words(program.targetOutcomes)],
      ],
    },
    {
      title: t('area.training'),
      facts: [
        [t('fact.asksTraining'), yes(program.requiresTraining)],
        [t('fact.trained'), t('of', { part: counts.trained, whole: counts.enrolled })],
      ],
    },
    {
      title: t('area.matching'),
      facts: [
        [t('fact.enrolled'), String(counts.enrolled)],
        [t('fact.waiting'), String(counts.waiting)],
        [t('fact.approves'), yes(program.approvesEnrolment)],
        [t('fact.policies'), String(counts.policies)],
        [t('fact.runs'), String(counts.runs)],
        [t('fact.approved'), String(counts.approved)],
        [t('fact.declined'), String(counts.declined)],
      ],
    },
    {
      title: t('area.measurement'),
      facts: [
        [t('fact.measures'), words(plan?.measures.map(({ name }) => name).join(', '))],
        [t('fact.asked'), figureWords(report.pulse.invited, k)],
        [t('fact.met'), reached('met')],
        [t('fact.reviewed'), reached('goalReviewed')],
        [t('fact.closed'), reached('plannedClose')],
        [t('fact.change'), change ? rangeWords(change.mean, change) : figureWords('few', k)],
      ],
    },
    {
      title: t('area.ethics'),
      facts: [
        [t('fact.clauses'), words(program.clauses.map(({ title }) => title).join(', '))],
        [t('fact.signed'), reached('signed')],
        [t('fact.contact'), words(program.concernContact?.name)],
        [t('fact.data'), words(program.dataPurpose)],
        [t('fact.basis'), words(program.legalBasis)],
        [t('fact.retention'), String(program.retentionMonths)],
        [t('fact.smallest'), String(k)],
      ],
    },
    {
      title: t('area.administration'),
      facts: [
        [t('fact.dates'), t('range', { from: program.startsOn, to: program.endsOn ?? t('open') })],
        [t('fact.cadence'), String(program.cadenceDays)],
        [t('fact.managers'), String(counts.managers)],
        [t('fact.playbook'), String(counts.playbooks)],
        [t('fact.care'), String(counts.care)],
      ],
    },
  ];
  return { program: program.name, areas };
}

interface Counts {
  enrolled: number;
  waiting: number;
  trained: number;
  policies: number;
  runs: number;
  approved: number;
  declined: number;
  playbooks: number;
  managers: number;
  care: number;
}
