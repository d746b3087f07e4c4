import { z } from 'zod';
import { operation } from '../../../http/api.server.ts';
import { listOrganizationsOf } from '../organization-queries.server.ts';

export const me = operation(
  {
    method: 'GET',
    path: '/me',
    summary: 'Whose key this is, and the organizations they belong to.',
    answer: z.object({
      id: z.uuid(),
      name: z.string(),
      email: z.string(),
      organizations: z.array(
        z.object({
          slug: z.string(),
          name: z.string(),
          role: z.enum(['member', 'manager', 'admin']),
        }),
      ),
    }),
  },
  async ({ world, visitor: { personId, name, email } }) => ({
    id: personId,
    name,
    email,
    organizations: (await listOrganizationsOf(world, personId)).map((row) => ({
      ...row,
      role: row.role as 'member' | 'manager' | 'admin',
    })),
  }),
);
