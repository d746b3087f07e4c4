import { redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { findProgram } from '../../programs/program-queries.server.ts';
import { findAddressee } from '../addressee-queries.server.ts';
import { newConcern } from '../concern.ts';
import { raiseConcern } from '../raise-concern.server.ts';
import { RaiseForm } from '../raise-form.tsx';
import type { Route } from './+types/raise-in-program';

export const loader = memberPage(async ({ world, actor, params }) => {
  const programId = idFrom(params.program);
  const { name } = await findProgram(world, actor, programId);
  const { contact, whyNot, admins } = await asActor(world.db, actor, (connection) =>
    findAddressee(connection, actor, { programId }),
  );
  return { name, addressee: { contact, whyNot, admins } };
});

export const action = memberAction({
  '': form(newConcern, async ({ world, actor, params }, { text }) => {
    const programId = idFrom(params.program);
    const id = await raiseConcern(world, actor, { programId }, text);
    return redirect(`/o/${params.organization}/concerns/${id}?said=concerns.raised`);
  }),
});

export default function RaiseInProgram({ loaderData }: Route.ComponentProps) {
  const { name, addressee } = loaderData;
  return <RaiseForm addressee={addressee} program={name} above={useAboveProgram(name)} />;
}
