import { z } from 'zod';
import { memberOperation } from '../../../http/api.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { acceptRequest, declineRequest, withdrawRequest } from '../answer-request.server.ts';
import { listMentors } from '../mentor-queries.server.ts';
import { requestForm, requestStates } from '../request.ts';
import { requestMentor } from '../request-mentor.server.ts';
import { findRequest, listOwnRequests } from '../request-queries.server.ts';

const program = '/o/{organization}/programs/{program}';

const mentors = memberOperation(
  {
    method: 'GET',
    path: `${program}/mentors`,
    summary:
      'For a mentee who may ask mentors: all of the program, best fit first, with their room.',
    answer: z.object({
      mentors: z.array(
        z.object({
          enrolmentId: z.uuid(),
          name: z.string(),
          headline: z.string(),
          offers: z.array(z.string()),
          languages: z.array(z.string()),
          fit: z.number().int(),
          isAllowed: z.boolean(),
          partners: z.number().int(),
          capacity: z.number().int(),
          hoursPerMonth: z.number().nullable(),
        }),
      ),
    }),
  },
  ({ world, actor, params }) => listMentors(world, actor, idFrom(params.program)),
);

const ask = memberOperation(
  {
    method: 'POST',
    path: `${program}/requests`,
    summary: 'A mentee asks a mentor, named by their enrolment.',
    body: requestForm.extend({ mentor: z.uuid() }),
    answer: z.object({ id: z.uuid() }),
    status: 201,
  },
  async ({ world, actor, params }, { body }) => ({
    id: await requestMentor(world, actor, {
      programId: idFrom(params.program),
      mentorEnrolmentId: body.mentor,
      message: body.message,
    }),
  }),
);

const mine = memberOperation(
  {
    method: 'GET',
    path: `${program}/requests`,
    summary: 'What one asked in a program, newest first.',
    answer: z.object({
      requests: z.array(
        z.object({
          id: z.uuid(),
          mentor: z.string(),
          state: z.enum(requestStates),
          createdAt: z.iso.datetime(),
        }),
      ),
    }),
  },
  async ({ world, actor, params }) =>
    asActor(world.db, actor, async (connection) => ({
      requests: await listOwnRequests(connection, actor, idFrom(params.program)),
    })),
);

const show = memberOperation(
  {
    method: 'GET',
    path: '/o/{organization}/requests/{request}',
    summary: 'One request, for the two whom it concerns.',
    answer: z.object({
      program: z.string(),
      mentee: z.string(),
      mentor: z.string(),
      message: z.string(),
      fit: z.number().int(),
      state: z.enum(requestStates),
      createdAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
      engagementId: z.uuid().nullable(),
    }),
  },
  async ({ world, actor, params }) =>
    asActor(world.db, actor, async (connection) => {
      const request = await findRequest(connection, actor, idFrom(params.request));
      return {
        ...request,
        createdAt: request.createdAt.toISOString(),
        expiresAt: request.expiresAt.toISOString(),
      };
    }),
);

const answer = memberOperation(
  {
    method: 'POST',
    path: '/o/{organization}/requests/{request}/answer',
    summary: 'The mentor accepts or declines; the mentee takes the request back.',
    body: z.object({ answer: z.enum(['accept', 'decline', 'withdraw']) }),
    answer: z.object({ engagement: z.uuid().nullable() }),
  },
  async ({ world, actor, params }, { body }) => {
    const id = idFrom(params.request);
    if (body.answer === 'accept') return { engagement: await acceptRequest(world, actor, id) };
    if (body.answer === 'decline') await declineRequest(world, actor, id);
    else await withdrawRequest(world, actor, id);
    return { engagement: null };
  },
);

export const operations = [mentors, ask, mine, show, answer];
