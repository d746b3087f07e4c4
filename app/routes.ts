import { index, type RouteConfig, route } from '@react-router/dev/routes';

// The table of contents: every page's address and its file.
export default [
  index('features/front/pages/first.tsx'),
  route('set-up', 'features/front/pages/set-up.tsx'),

  // People: getting in and out
  route('sign-in', 'features/people/pages/sign-in.tsx'),
  route('sign-up', 'features/people/pages/sign-up.tsx'),
  route('sign-out', 'features/people/pages/sign-out.tsx'),
  route('forgot', 'features/people/pages/forgot.tsx'),
  route('new-password', 'features/people/pages/new-password.tsx'),
  route('account', 'features/people/pages/account.tsx'),
  route('account/keys', 'features/people/pages/api-keys.tsx'),
  route('account/close', 'features/front/pages/close-account.tsx'),
  route('join/:token', 'features/organizations/pages/join.tsx'),

  // Informal mentoring: inviting somebody, and looking at an invitation
  route('start', 'features/engagements/pages/start.tsx'),
  route('invited/:token', 'features/engagements/pages/invited.tsx'),

  // Calendars: a person's own feed, opened by its secret address
  route('calendar/:feed', 'features/calendars/api/feed.ts'),

  // Reminders: what ends one kind, from a mail
  route('reminders/:token', 'features/nudges/pages/unsubscribe.tsx'),

  // The Guide, for anybody
  route('guide', 'features/guide/pages/guide-frame.tsx', [
    index('features/guide/pages/guide.tsx'),
    route(':slug', 'features/guide/pages/article.tsx'),
  ]),

  // Questions answered from a mail's link
  route('answer/:token', 'features/evaluation/pages/answer.tsx'),

  // Enrolment by a program's link
  route('enrol/:code', 'features/enrolment/pages/enrol-by-link.tsx'),

  route('o/:organization', 'features/organizations/pages/layout.tsx', [
    index('features/engagements/pages/home.tsx'),

    // Organization: members, roles, invitations, outbox
    route('settings', 'features/organizations/pages/settings.tsx'),
    route('settings/members/:person', 'features/organizations/pages/member.tsx'),
    route('invitations', 'features/organizations/pages/invitations.tsx'),
    route('mail', 'features/mail/pages/outbox.tsx'),
    route('mail/examples', 'features/mail/pages/mail-examples.tsx'),
    route('mail/:mail', 'features/mail/pages/message.tsx'),

    // Skills and profiles
    route('skills', 'features/skills/pages/skills.tsx'),
    route('skills/:skill', 'features/skills/pages/skill.tsx'),
    route('profile', 'features/profiles/pages/own-profile.tsx'),
    route('profile/skills', 'features/profiles/pages/own-skills.tsx'),
    route('profile/availability', 'features/profiles/pages/own-availability.tsx'),
    route('profile/reminders', 'features/nudges/pages/reminders.tsx'),
    route('profile/calendar', 'features/calendars/pages/own-calendar.tsx'),
    route('people', 'features/profiles/pages/people.tsx'),
    route('people/:person', 'features/enrolment/pages/person.tsx'),

    // Training
    route('training', 'features/training/pages/trainings.tsx'),
    route('training/:module', 'features/training/pages/training.tsx'),

    // The Guide, inside the organization's frame
    route('guide', 'features/guide/pages/guide.tsx', { id: 'guide-here' }),
    route('guide/:slug', 'features/guide/pages/article.tsx', { id: 'article-here' }),

    // Programs
    route('programs', 'features/programs/pages/programs.tsx'),
    route('programs/new', 'features/programs/pages/new-program.tsx'),
    route('programs/:program', 'features/programs/pages/program.tsx'),
    route('programs/:program/settings', 'features/launch/pages/program-settings.tsx'),

    // Enrolment
    route('programs/:program/enrol', 'features/enrolment/pages/enrol.tsx'),
    route('programs/:program/enrolments', 'features/enrolment/pages/enrolments.tsx'),
    route('programs/:program/enrolments/import', 'features/enrolment/pages/import-upload.tsx'),
    route(
      'programs/:program/enrolments/import/:upload',
      'features/enrolment/pages/import-check.tsx',
    ),
    route('programs/:program/enrolments/imports', 'features/enrolment/pages/imports.tsx'),
    route(
      'programs/:program/enrolments/imports/:import/undo',
      'features/enrolment/pages/import-undo.tsx',
    ),
    route('programs/:program/enrolments/lottery', 'features/enrolment/pages/lottery.tsx'),
    route('programs/:program/enrolments.csv', 'features/enrolment/api/enrolments-csv.ts'),

    // Announcements: mails of managers to a part of a program's people
    route('programs/:program/announcements', 'features/announcements/pages/announcements.tsx'),
    route(
      'programs/:program/announcements/new',
      'features/announcements/pages/announcement-new.tsx',
    ),
    route(
      'programs/:program/announcements/:announcement',
      'features/announcements/pages/announcement.tsx',
    ),

    // The launcher: from a purpose to a ready program
    route('programs/:program/launch', 'features/launch/pages/launch.tsx'),
    route('programs/:program/launch/purpose', 'features/launch/pages/purpose.tsx'),
    route('programs/:program/launch/time', 'features/launch/pages/time.tsx'),
    route('programs/:program/launch/questions', 'features/launch/pages/questions.tsx'),
    route('programs/:program/launch/invitation', 'features/launch/pages/invitation.tsx'),
    route('programs/:program/launch/preview', 'features/launch/pages/preview.tsx'),
    route('programs/:program/launch/duplicate', 'features/launch/pages/duplicate.tsx'),

    // Playbooks, for those who keep them
    route('programs/:program/playbook', 'features/playbooks/pages/program-playbook.tsx'),
    route('programs/:program/playbook/agenda', 'features/playbooks/pages/playbook-agenda.tsx'),
    route('programs/:program/playbook/move', 'features/engagements/pages/playbook-move.tsx'),
    route('programs/:program/playbook/phases/new', 'features/playbooks/pages/phase-new.tsx'),
    route(
      'programs/:program/playbook/phases/:phase',
      'features/playbooks/pages/playbook-phase.tsx',
    ),

    // Goal templates, for those who keep them
    route('goal-templates', 'features/goals/pages/goal-templates.tsx'),
    route('goal-templates/new', 'features/goals/pages/goal-template-new.tsx'),
    route('goal-templates/:template', 'features/goals/pages/goal-template.tsx'),
    route('goal-templates/:template/edit', 'features/goals/pages/goal-template-edit.tsx'),

    route('engagements/:engagement', 'features/engagements/pages/workspace-layout.tsx', [
      // Engagements: the workspace
      index('features/engagements/pages/overview.tsx'),
      route('agreement', 'features/engagements/pages/agreement.tsx'),
      route('agreement/edit', 'features/engagements/pages/agreement-edit.tsx'),
      route('agreement/versions/:version', 'features/engagements/pages/agreement-version.tsx'),
      route('pulse', 'features/engagements/pages/pulse.tsx'),
      route('ratings', 'features/engagements/pages/ratings.tsx'),
      route('playbook', 'features/engagements/pages/playbook.tsx'),
      route('playbook/exercises/:exercise', 'features/engagements/pages/exercise.tsx'),
      route('close', 'features/engagements/pages/close.tsx'),
      route('end', 'features/engagements/pages/end.tsx'),
      route('extend', 'features/engagements/pages/extend.tsx'),
      route('join-program', 'features/engagements/pages/join-program.tsx'),

      // Engagements: goals
      route('goals', 'features/goals/pages/goals.tsx'),
      route('goals/new', 'features/goals/pages/goal-new.tsx'),
      route('goals/templates', 'features/goals/pages/goal-template-choice.tsx'),
      route('goals/:goal', 'features/goals/pages/goal.tsx'),
      route('goals/:goal/revise', 'features/goals/pages/goal-revise.tsx'),
      route('goals/:goal/history', 'features/goals/pages/goal-history.tsx'),

      // Engagements: sessions and actions
      route('sessions', 'features/sessions/pages/sessions.tsx'),
      route('sessions/new', 'features/sessions/pages/session-new.tsx'),
      route('sessions/series/new', 'features/sessions/pages/series-new.tsx'),
      route('sessions/log', 'features/sessions/pages/session-log.tsx'),
      route('sessions/:session', 'features/sessions/pages/session.tsx'),
      route('sessions/:session/words', 'features/sessions/api/session-words.ts'),
      route('sessions/:session/session.ics', 'features/calendars/api/session-ics.ts'),

      // Engagements: messages
      route('messages', 'features/messages/pages/messages.tsx'),
      route('messages/:message', 'features/messages/pages/message.tsx'),
      route('messages/:message/attachments/:attachment', 'features/messages/api/attachment.ts'),

      // Engagements: reviews
      route('reviews', 'features/reviews/pages/reviews.tsx'),
      route('reviews/:number', 'features/reviews/pages/review.tsx'),

      // Engagements: introductions and career events, a concern
      route('network', 'features/network/pages/network.tsx'),
      route('network/introductions/:introduction', 'features/network/pages/introduction.tsx'),
      route('concern', 'features/concerns/pages/raise-in-engagement.tsx'),

      // Engagements: what managers see of it
      route('seen', 'features/insights/pages/seen-by-managers.tsx'),

      // Engagements: documents to keep
      route('agreement/versions/:version/agreement.pdf', 'features/documents/api/agreement-pdf.ts'),
      route('certificate.pdf', 'features/documents/api/certificate-pdf.ts'),
      route('export.zip', 'features/documents/api/export-zip.ts'),
    ]),

    // Concerns
    route('concerns', 'features/concerns/pages/concerns.tsx'),
    route('concerns/:concern', 'features/concerns/pages/concern.tsx'),
    route('programs/:program/concern', 'features/concerns/pages/raise-in-program.tsx'),

    // Matching
    route('programs/:program/matching', 'features/matching/pages/matching.tsx'),
    route('programs/:program/circles', 'features/matching/pages/circles.tsx'),
    route('programs/:program/second-looks/:look', 'features/matching/pages/circle-look.tsx'),
    route('programs/:program/matching/policy', 'features/matching/pages/policy.tsx'),
    route(
      'programs/:program/matching/policy/versions',
      'features/matching/pages/policy-versions.tsx',
    ),
    route('programs/:program/matching/repair', 'features/matching/pages/repair.tsx'),
    route('programs/:program/matching/compare', 'features/matching/pages/compare.tsx'),
    route('programs/:program/matching/:run', 'features/matching/pages/run.tsx'),
    route('programs/:program/matching/:run/what-if', 'features/matching/pages/what-if.tsx'),
    route(
      'programs/:program/matching/:run/what-if/:scenario',
      'features/matching/pages/scenario.tsx',
    ),
    route(
      'programs/:program/matching/:run/what-if/:scenario/policy',
      'features/matching/pages/scenario-policy.tsx',
    ),
    route('programs/:program/matching/:run/events', 'features/matching/api/run-events.ts'),
    route('programs/:program/matching/:run/record.json', 'features/matching/api/run-record.ts'),
    route('programs/:program/matching/:run/levers', 'features/matching/pages/levers.tsx'),
    route('programs/:program/matching/:run/pair', 'features/matching/pages/pair.tsx'),
    route('programs/:program/matching/:run/people/:person', 'features/matching/pages/person.tsx'),
    route('programs/:program/matching/:run/unmatched', 'features/matching/pages/unmatched.tsx'),
    route('programs/:program/matching/:run/approval', 'features/matching/pages/approval.tsx'),
    route(
      'programs/:program/matching/:run/second-looks/:look',
      'features/matching/pages/second-look.tsx',
    ),
    route('programs/:program/matching/:run/:proposal', 'features/matching/pages/proposal.tsx'),

    // Choice: asking a mentor
    route('programs/:program/choice', 'features/choice/pages/choice.tsx'),
    route('programs/:program/mentors', 'features/choice/pages/mentors.tsx'),
    route('programs/:program/mentors/:mentor', 'features/choice/pages/mentor.tsx'),
    route('choices/:round', 'features/choice/pages/round.tsx'),
    route('requests/:request', 'features/choice/pages/request.tsx'),

    // Evaluation: what is asked, and one's own answers
    route('programs/:program/evaluation', 'features/evaluation/pages/evaluation.tsx'),
    route('programs/:program/evaluation/measures/new', 'features/evaluation/pages/measure.tsx', {
      id: 'measure-new',
    }),
    route(
      'programs/:program/evaluation/measures/:measure',
      'features/evaluation/pages/measure.tsx',
    ),
    route('surveys/:survey', 'features/evaluation/pages/survey.tsx'),

    // Insights
    route('programs/:program/matching/:run/fairness', 'features/insights/pages/run-fairness.tsx'),
    route('programs/compare', 'features/insights/pages/across.tsx'),
    route('programs/compare.csv', 'features/insights/pages/across-csv.ts'),
    route('programs/:program/data.zip', 'features/insights/pages/program-data.ts'),
    route('programs/:program/dashboard', 'features/insights/pages/dashboard.tsx'),
    route('programs/:program/dashboard/fields', 'features/insights/pages/dashboard-fields.tsx'),
    route('programs/:program/dashboard/load', 'features/insights/pages/mentor-load.tsx'),
    route('programs/:program/engagements', 'features/insights/pages/program-engagements.tsx'),
    route(
      'programs/:program/engagements.csv',
      'features/insights/pages/program-engagements-csv.ts',
    ),
    route(
      'programs/:program/engagements/:engagement',
      'features/insights/pages/engagement-look.tsx',
    ),
    route('programs/:program/outcomes', 'features/insights/pages/program-outcomes.tsx'),
    route('programs/:program/outcomes/method', 'features/insights/pages/method.tsx'),
    route('programs/:program/evidence.pdf', 'features/insights/pages/program-ismcp-pdf.ts'),
    route('programs/:program/outcomes.pdf', 'features/insights/pages/program-outcomes-pdf.ts'),
    route('programs/:program/outcomes.json', 'features/insights/pages/program-outcomes-json.ts'),
    route('programs/:program/outcomes.csv', 'features/insights/pages/program-outcomes-csv.ts'),
  ]),
] satisfies RouteConfig;
