import { z } from 'zod';
import { line, ticked, wholeNumber } from '../../http/fields.ts';
import { type Actor, isAdmin } from '../../platform/actor.ts';
import { newPerson } from '../people/person.ts';

export const newOrganization = z.object({ organization: line(120) });

/** The first visit's form: who runs it, and what it is called. */
export const setUp = newPerson.extend(newOrganization.shape);
export type SetUp = z.output<typeof setUp>;

export const organizationSettings = z.object({
  name: line(120),
  smallestGroup: wholeNumber(5, 1_000),
  guideIsPublic: ticked(),
});
export type OrganizationSettings = z.output<typeof organizationSettings>;

/** Settings, members' roles and invitations are the admins'. */
export function canAdminister(actor: Actor): boolean {
  return isAdmin(actor);
}

/** 'Café Müller & Co' as an address part: 'cafe-muller-co'; 'organization' where nothing is left. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '');
  return slug || 'organization';
}
